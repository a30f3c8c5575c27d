import Files

/// Where a published set is on this machine.
public enum SetPlace: Sendable, Equatable {
  /// Inside the program.
  case embedded
  /// In the working folder: its folder, or its archive.
  case workingFolder(path: String)
  /// Fetched.
  case dataFolder(path: String)

  /// Looks where `--data` looks: in the working folder, in the data folder, in the program.
  public init?(of set: PublishedSet, in data: DataFolder?) {
    let archive = set.name + ".zip"
    // The folder in the archive may have another name: ml-10M100K.
    let folders = [set.name, set.folder]
    if let folder = folders.first(where: { FileKind(at: $0) == .folder }) {
      self = .workingFolder(path: folder)
    } else if FileKind(at: archive) == .file {
      self = .workingFolder(path: archive)
    } else if let path = data?.folder(of: set), FileKind(at: path) == .folder {
      self = .dataFolder(path: path)
    } else if set.name == EmbeddedFiles.name {
      self = .embedded
    } else {
      return nil
    }
  }
}

/// The folder in which fetched sets are kept, one folder each.
public struct DataFolder: Sendable, Equatable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Where a set stands once it is fetched.
  public func folder(of set: PublishedSet) -> String { Folder.path(set.name, in: path) }
}
