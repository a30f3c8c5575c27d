import Files

/// The folder in which fetched sets are kept, one folder each.
public struct DataFolder: Sendable, Equatable {
  public let path: String

  public init(path: String) { self.path = path }

  /// `$XDG_DATA_HOME/marquee/data`, or `~/.local/share/marquee/data` where that is not set; nil
  /// without a home.
  ///
  /// A relative path counts as not set. Source: XDG Base Directory Specification, 0.8.
  public static func from(environment: [String: String]) -> DataFolder? {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return DataFolder(path: Folder.path("marquee/data", in: data))
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return DataFolder(path: Folder.path(".local/share/marquee/data", in: home))
  }

  /// Where a set stands once it is fetched.
  public func folder(of set: PublishedSet) -> String { Folder.path(set.name, in: path) }
}
