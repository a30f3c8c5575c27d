import Archives
import RatingData

/// Why ratings could not be loaded. The cases hold the facts; `description` has the words.
public enum LoadError: Error, Equatable, Sendable {
  /// Nothing stands at this path.
  case noSuchInput(path: String)
  /// A published set was named that is nowhere on this machine; `folder` is where it would be kept.
  case noSuchKnownSet(name: String, folder: String?)
  /// Standard input was named, and a person sits there.
  case noPipe
  /// It is there and may not be opened.
  case notReadable(path: String, reason: String)
  /// It was opened, and reading it failed.
  case readFailed(path: String, reason: String)
  /// It was written to while it was read; sizes in bytes.
  case changed(path: String, was: Int, isNow: Int)
  /// What stands there is nothing that ratings are in.
  case unsupportedFile(path: String, kind: String)
  /// A file that is no text of lines.
  case foreign(file: String, contents: ForeignContents)
  /// A folder or an archive without the ratings of any known format.
  case unknownLayout(container: String, found: [String])
  /// A folder or an archive with the ratings of more than one set.
  case severalSets(container: String, files: [String])
  /// A file of movies or users that is too large to be one.
  case tooLarge(file: String, limit: Int)
  /// A file without a single record.
  case empty(file: String, expected: String)
  /// No separator cuts the lines into enough fields: three, or as many as were named.
  case noColumns(at: Place, found: String, wanted: Int?)
  /// Nobody can say which columns hold user, item and rating; `found` is the first line.
  case columnsNeeded(file: String, found: String, separator: String)
  /// A file of which every line was left out; `first` is why the first one was.
  case nothingReadable(file: String, lines: Int, first: String)
  /// A line that says something else than its format does.
  case broken(at: Place, expected: String, found: String)
  /// A line that shows that all of the file is written in another way, and what to do about that.
  case unsuitable(at: Place, expected: String, found: String, remedy: String)
  /// A line that is longer than any could be, in bytes.
  case longLine(at: Place, limit: Int)
  /// A movie or a user that a file lists twice.
  case listedTwice(what: String, id: Identifier, file: String, first: Int, second: Int)
  /// More ratings than positions of 32 bits can count.
  case tooManyRatings(file: String)
  /// The system has no memory for so many bytes of ratings more.
  case outOfMemory(bytes: Int)
  /// Whoever watches called it off.
  case cancelled
  /// A zip archive or a `.gz` that cannot be unpacked.
  case archive(path: String, fault: ArchiveFault)

  /// A line of a file, and perhaps a character of the line, both from 1.
  public struct Place: Equatable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public let column: Int?

    public init(file: String, line: Int, column: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }

    public var description: String { column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)" }
  }

  /// What kind of failure it is, for whoever turns it into an exit code.
  public enum Kind: Sendable {
    case noInput
    case badData
    case inputOutput
    case usage
    case cancelled
  }

  public var kind: Kind {
    switch self {
    case .noSuchInput, .noSuchKnownSet, .notReadable: .noInput
    case .readFailed, .changed, .outOfMemory: .inputOutput
    case .noPipe: .usage
    case .cancelled: .cancelled
    case .unsupportedFile, .foreign, .unknownLayout, .severalSets, .tooLarge, .empty, .noColumns,
      .columnsNeeded, .nothingReadable, .broken, .unsuitable, .longLine, .listedTwice,
      .tooManyRatings, .archive:
      .badData
    }
  }
}
