import Glibc

/// Environment variables, as a value so that what depends on them can be tested.
public struct EnvironmentVariables: Sendable {
  private let value: @Sendable (String) -> String?

  public init(_ variables: [String: String]) { value = { variables[$0] } }

  private init(value: @escaping @Sendable (String) -> String?) { self.value = value }

  /// The variables of this process, as they are when they are asked for.
  public static let process = EnvironmentVariables { name in
    getenv(name).map { String(cString: $0) }
  }

  /// A variable's value; nil where it is not set, or empty, which means the same to most programs.
  public subscript(name: String) -> String? {
    guard let text = value(name), !text.isEmpty else { return nil }
    return text
  }
}

extension EnvironmentVariables: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral variables: (String, String)...) {
    self.init(Dictionary(variables) { $1 })
  }
}
