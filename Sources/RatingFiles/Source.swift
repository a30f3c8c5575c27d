import Archives
import Files
import RatingData

/// Where ratings come from.
public enum Source: Sendable, Equatable {
  /// MovieLens latest-small, inside the program.
  case embedded
  /// A folder, a file, an archive or a pipe.
  case path(String)
  case standardInput
  /// A published set that is nowhere on this machine; `folder` is where it would be kept.
  case absent(String, folder: String?)

  /// Understands what `--data` was given.
  ///
  /// Nothing means the embedded ratings, and `-` standard input. What stands at a path comes before
  /// any name; `ml-25m` means the folder or the archive of that name in the working folder, or else
  /// the set in the data folder.
  public init(_ argument: String?, dataFolder: DataFolder? = nil) {
    guard let argument else {
      self = .embedded
      return
    }
    if argument == "-" {
      self = .standardInput
    } else if FileKind(at: argument) == nil, let set = PublishedSet.named(argument) {
      switch SetPlace(of: set, in: dataFolder) {
      case .embedded: self = .embedded
      case .workingFolder(let path), .dataFolder(let path): self = .path(path)
      case nil: self = .absent(set.name, folder: dataFolder?.path)
      }
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
    let data = try read(ReadingContext(options, watch: watch)).with(options.signal)
    return options.relevanceThreshold.map { data.relevant(from: $0) } ?? data
  }

  private func read(_ reading: ReadingContext) throws(LoadError) -> DataSet {
    switch self {
    case .embedded: return try Formats.read(EmbeddedFiles(), reading)
    case .path(let path): return try Self.load(path, reading)
    case .standardInput:
      guard !StandardInput.isTerminal else { throw .noPipe }
      let name = "standard input"
      let stream = try LoadError.ofStream { () throws(StreamError) in
        try FileStream(standardInput: name)
      }
      return try Formats.read(stream: stream, named: name, reading)
    case .absent(let name, let folder): throw .noSuchKnownSet(name: name, folder: folder)
    }
  }

  private static func load(_ path: String, _ reading: ReadingContext) throws(LoadError) -> DataSet {
    let last = Folder.lastComponent(of: path)
    return switch try LoadError.from({ () throws(FileFailure) in try FileKind(of: path) }) {
    case .folder: try Formats.read(FolderFiles(path: path), reading)
    case .file where try isArchive(path): try Formats.read(ArchiveFiles(path: path), reading)
    case .file: try Formats.read(file: last, in: FolderFiles(around: path), reading)
    case .special:
      try Formats.read(
        stream: LoadError.ofStream { () throws(StreamError) in try FileStream(path: path) },
        named: last, reading)
    }
  }

  static func isArchive(_ path: String) throws(LoadError) -> Bool {
    try LoadError.from { () throws(FileFailure) in
      try InputFile.begins(path, withOneOf: ZipArchive.signatures)
    }
  }
}
