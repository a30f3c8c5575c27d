import RatingData

/// Where ratings come from.
public enum Source: Sendable, Equatable {
  /// MovieLens latest-small, inside the program.
  case embedded
  /// A folder or a `.zip`.
  case path(String)

  /// Understands what `--data` was given.
  ///
  /// Nothing means the embedded ratings, and so does their name. `ml-1m` means the folder of that
  /// name in the working folder, or else `ml-1m.zip`. All other words are paths, and a folder in the
  /// working folder comes before any known name.
  public init(_ argument: String?) {
    let argument = argument ?? EmbeddedFiles.name
    let archive = argument + ".zip"
    if File.kind(of: argument) == .folder {
      self = .path(argument)
    } else if argument == EmbeddedFiles.name {
      self = .embedded
    } else if argument == MovieLens1M.setName, File.kind(of: archive) != nil {
      self = .path(archive)
    } else {
      self = .path(argument)
    }
  }

  /// Reads everything; blocks until it is done.
  ///
  /// - Throws: `LoadError`.
  public func load(
    _ options: ReadingOptions = ReadingOptions(), watch: LoadingWatch = .none
  ) throws(LoadError) -> DataSet {
    switch self {
    case .embedded:
      return try Formats.read(EmbeddedFiles())
    case .path(MovieLens1M.setName) where File.kind(of: MovieLens1M.setName) == nil:
      throw .noSuchKnownSet(name: MovieLens1M.setName)
    case .path(let path):
      return try Formats.read(File.open(container: path))
    }
  }
}
