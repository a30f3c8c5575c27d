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

/// A person's folders, in which programs have one each of their own: data, settings, and what can be made anew.
///
/// A variable that is empty or does not begin at the root counts as not set; `HOME`, too, so that nothing is ever
/// written beside the root or into whatever folder the program was started in. Source: XDG Base Directory
/// Specification, 0.8.
package struct BaseFolders: Sendable, Equatable {
  /// What is the person's own; nil without a home, as the others are.
  package let data: String?
  package let settings: String?
  package let cache: String?

  package init(_ environment: EnvironmentVariables) {
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = folder("HOME")
    data = folder("XDG_DATA_HOME") ?? home.map { Folder.path(".local/share", in: $0) }
    settings = folder("XDG_CONFIG_HOME") ?? home.map { Folder.path(".config", in: $0) }
    cache = folder("XDG_CACHE_HOME") ?? home.map { Folder.path(".cache", in: $0) }
  }
}
