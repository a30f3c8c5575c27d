import Files

/// The folder in which fetched sets are kept, one folder each.
public struct DataFolder: Sendable, Equatable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Where a set stands once it is fetched.
  public func folder(of set: PublishedSet) -> String { Folder.path(set.name, in: path) }
}
