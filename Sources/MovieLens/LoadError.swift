/// Why ratings could not be loaded. The cases hold the facts; `description` has the words.
public enum LoadError: Error, Equatable, Sendable {
  /// Nothing stands at this path.
  case noSuchInput(path: String)
  /// A known set was named, and neither its folder nor its archive is here.
  case noSuchKnownSet(name: String)
  /// It is there and may not be opened.
  case notReadable(path: String, reason: String)
  /// It was opened, and reading it failed.
  case readFailed(path: String, reason: String)
  /// Neither a folder nor a zip archive.
  case unsupportedFile(path: String)
  /// A folder or an archive without the ratings of any known format.
  case unknownLayout(container: String, found: [String])
  /// An archive with the ratings of more than one set.
  case severalSets(container: String, folders: [String])
  /// A format was recognized by its ratings, and a file that goes with them is missing.
  case missingFile(name: String, container: String, beside: String)
  /// A file without a single record.
  case empty(file: String, expected: String)
  /// A line that says something else than its format does.
  case broken(at: Place, expected: String, found: String)
  /// A movie or a user that a file lists twice.
  case listedTwice(what: String, id: Int64, file: String, first: Int, second: Int)
  /// More ratings than positions of 32 bits can count.
  case tooManyRatings(file: String)
  /// Whoever watches called it off.
  case cancelled
  /// A zip archive that cannot be read.
  case archive(path: String, fault: ArchiveFault)

  /// A line of a file, from 1.
  public struct Place: Equatable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int

    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }

    public var description: String { "\(file):\(line)" }
  }

  /// What can be wrong with a zip archive.
  public enum ArchiveFault: Error, Equatable, Sendable {
    case truncated
    /// A field that contradicts another or points outside the archive, in words.
    case inconsistent(String)
    case zip64
    case encrypted(entry: String)
    /// Compressed by something else than deflate; the number is the archive's code for it.
    case unsupportedMethod(entry: String, code: Int)
    /// What was unpacked is not what was packed.
    case damaged(entry: String)
  }

  /// What kind of failure it is, for whoever turns it into an exit code.
  public enum Kind: Sendable {
    case noInput
    case badData
    case inputOutput
  }

  public var kind: Kind {
    switch self {
    case .noSuchInput, .noSuchKnownSet, .notReadable, .missingFile: .noInput
    case .readFailed, .cancelled: .inputOutput
    case .unsupportedFile, .unknownLayout, .severalSets, .empty, .broken, .listedTwice,
      .tooManyRatings, .archive:
      .badData
    }
  }
}
