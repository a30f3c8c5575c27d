import Glibc

/// Environment variables, as a value so that what depends on them can be tested.
public struct Environment: Sendable {
  private let value: @Sendable (String) -> String?

  public init(_ variables: [String: String]) { value = { variables[$0] } }

  private init(value: @escaping @Sendable (String) -> String?) { self.value = value }

  /// This process' own.
  public static let process = Environment { name in
    guard let text = getenv(name) else { return nil }
    return String(cString: text)
  }

  /// A variable's value; nil where it is not set, or empty, which means the same to most programs.
  public subscript(name: String) -> String? {
    guard let text = value(name), !text.isEmpty else { return nil }
    return text
  }
}
