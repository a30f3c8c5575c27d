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
