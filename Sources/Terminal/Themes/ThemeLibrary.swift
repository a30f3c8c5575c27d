import Files
import Themes

/// The themes that can be chosen: the embedded ones, then the user's own scheme files.
///
/// A theme is read when it is asked for, so that a broken file troubles only who wants it.
public struct ThemeLibrary: Sendable {
  public static let defaultSlug = "marquee-dark"

  private let embedded: [EmbeddedThemes.Scheme]
  /// Paths of the user's files, by slug.
  private let files: [String: String]

  /// The embedded themes and those in `$XDG_CONFIG_HOME/marquee/themes`.
  public init(environment: EnvironmentVariables = .process) {
    embedded = EmbeddedThemes.all
    files = Self.folder(environment).map(Self.schemes) ?? [:]
  }

  /// Names to choose by, in the order to offer them. A file of the user's goes before an embedded
  /// theme of the same name.
  public var slugs: [String] {
    let own = embedded.map(\.slug)
    return own + files.keys.filter { !own.contains($0) }.sorted()
  }

  /// The theme of a name (case, spaces and hyphens don't matter), or of a scheme file's path.
  public func theme(_ nameOrPath: String) throws(ThemeError) -> Theme {
    let slug = Self.slug(nameOrPath)
    if nameOrPath.contains("/") || Self.isScheme(nameOrPath) { return try theme(path: nameOrPath) }
    if let path = files[slug] { return try theme(path: path) }
    guard let scheme = embedded.first(where: { $0.slug == slug }) else {
      throw .unknown(nameOrPath, known: slugs)
    }
    let yaml = String(decoding: scheme.yaml, as: UTF8.self)
    return try ThemeParser(source: scheme.slug).theme(yaml: yaml)
  }

  private func theme(path: String) throws(ThemeError) -> Theme {
    let yaml = String(decoding: try ThemeFile(path: path).bytes(), as: UTF8.self)
    return try ThemeParser(source: path).theme(yaml: yaml)
  }

  private static func folder(_ environment: EnvironmentVariables) -> String? {
    BaseFolders(environment).settings.map { $0 + "/marquee/themes" }
  }

  private static func schemes(in folder: String) -> [String: String] {
    // No such folder is no themes of one's own.
    let names = (try? Folder.names(in: folder)) ?? []
    return Dictionary(
      names.filter { isScheme($0) && !$0.hasPrefix(".") }.map { (slug($0), "\(folder)/\($0)") },
      uniquingKeysWith: { first, _ in first })
  }

  private static func isScheme(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }

  /// «Marquee Dark», `marquee_dark` and `themes/marquee-dark.yaml` are all `marquee-dark`.
  static func slug(_ name: String) -> String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    // Only the last extension is none of the name: `a.b.yaml` and `a.c.yaml` are two themes.
    let dot = isScheme(file) ? file.lastIndex(of: ".") : nil
    let words = file[..<(dot ?? file.endIndex)].lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: "-")
  }
}

/// A small file that is read as a whole.
struct ThemeFile {
  /// Nothing that a person writes by hand is longer, in bytes.
  static let longest = 1 << 20

  let path: String

  func bytes() throws(ThemeError) -> [UInt8] {
    do throws(FileFailure) {
      return try InputFile.contents(of: path, atMost: Self.longest)
    } catch {
      switch error {
      case .system(_, let code): throw .unreadable(path: path, code)
      case .tooLong(_, let limit): throw .tooLong(path: path, limit: limit)
      case .noFile, .obstructed, .inUse: throw .noFile(path: path)
      }
    }
  }
}
