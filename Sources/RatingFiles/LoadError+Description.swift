import Archives
import RatingData
import Text

extension LoadError: CustomStringConvertible {
  /// What, where, what was expected, and what to do about it.
  public var description: String { remedy.map { "\(message); \($0)" } ?? message }

  /// The description without what to do about it.
  package var message: String { text.escaped }

  private var text: String {
    switch self {
    case .noSuchInput(let path): "\(path): no such file or folder"
    case .noSuchKnownSet(let name, let folder):
      "\(name) is not in the working folder\(folder.map { " and not in \($0)" } ?? "")"
    case .noPipe: "standard input is a terminal"
    case .notReadable(let path, let reason): "\(path): cannot be opened: \(reason)"
    case .readFailed(let path, let reason): "\(path): reading failed: \(reason)"
    case .changed(let path, let was, let isNow):
      "\(path): changed while it was read\(Self.change(from: was, to: isNow))"
    case .unsupportedFile(let path, let kind):
      "\(path): expected a folder, a file, a .zip or a .gz of ratings, found \(kind)"
    case .foreign(let file, let contents): "\(file): expected lines of text, found \(contents)"
    case .unknownLayout(let container, let found):
      "\(container): expected \(Formats.layouts), found \(Self.list(found))"
    case .severalSets(let container, let files):
      "\(container): expected one set of ratings, found \(Self.list(files))"
    case .tooLarge(let file, let limit):
      "\(file): expected at most \(limit >> 20) MB, found more"
    case .empty(let file, let expected): "\(file): empty; expected lines of \(expected)"
    case .noColumns(let place, let found, let wanted):
      "\(place): expected \(Self.columns(wanted)), found \"\(found.excerpt())\""
    case .columnsNeeded(let file, let found, let separator):
      "\(file): cannot tell which columns hold user, item and rating, between \(separator)"
        + " in \"\(found.excerpt())\""
    case .nothingReadable(let file, let lines, let first):
      "\(file): none of \(lines) lines could be read; the first: \(first)"
    case .broken(let place, let expected, let found),
      .unsuitable(let place, let expected, let found, _):
      "\(place): expected \(expected), found \"\(found.excerpt())\""
    case .longLine(let place, let limit):
      "\(place): expected a line of ratings, found one of more than \(limit >> 10) kB"
    case .listedTwice(let what, let id, let file, let first, let second):
      "\(file):\(second): \(what) \(id.description.excerpt()) is listed already in line \(first)"
    case .tooManyRatings(let file): "\(file): more than \(Int32.max) ratings"
    case .outOfMemory(let bytes): "out of memory: \(bytes) bytes for ratings were refused"
    case .cancelled: "reading was cancelled"
    case .archive(let path, let fault): "\(path): \(fault)"
    }
  }

  private var remedy: String? {
    switch self {
    case .noSuchInput:
      "ratings are in a folder, a file or a .zip, come from standard input as -, or have a name of"
        + " `marquee data list`"
    case .noSuchKnownSet(let name, _):
      "`marquee data fetch \(name)` downloads it, or give the path of your copy"
    case .noPipe: "pipe ratings into it, as in `zcat ratings.csv.gz | marquee --data -`"
    case .notReadable, .readFailed, .empty, .cancelled: nil
    case .changed: "try again when nothing writes to it"
    case .unsupportedFile: "give what holds the ratings"
    case .foreign(_, let contents): contents.remedy
    case .unknownLayout: "give the folder or the file that holds the ratings"
    case .severalSets: "give one of them, out of its archive if it is in one"
    case .tooLarge: "it should list each movie or user once"
    case .noColumns(_, _, let wanted):
      wanted == nil ? "give a file of ratings" : "correct --columns"
    case .columnsNeeded:
      "name them from the left, as in --columns user,item,rating,timestamp with _ for others"
    case .nothingReadable: "give a file of ratings, or name its columns by --columns"
    case .unsuitable(_, _, _, let remedy): remedy
    case .broken: "correct or remove that line, or leave such lines out by --on-error skip"
    case .longLine: "correct or remove that line"
    case .listedTwice: "remove one of them"
    case .tooManyRatings: "split the file"
    case .outOfMemory:
      "raise the limit (ulimit -v), close other programs, or read a part of the file"
    case .archive(_, let fault): fault.remedy
    }
  }

  private static func change(from was: Int, to isNow: Int) -> String {
    was == isNow ? "" : ", from \(was) bytes to \(isNow)"
  }

  private static func columns(_ wanted: Int?) -> String {
    (wanted.map { "at least \($0) columns" } ?? Sniffer.anyLayout)
      + " between commas, tabs, semicolons, bars, double colons or blanks"
  }

  /// What stands in a folder, shortened to what one line can carry.
  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "nothing" }
    let shown = names.sorted().prefix(6).map { $0.excerpt() }.joined(separator: ", ")
    return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
  }
}

extension ArchiveFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated: "the archive ends early or is no archive"
    case .inconsistent(let what, let entry):
      "the archive is damaged: \(entry.map { "\($0.excerpt()) " } ?? "")\(what)"
    case .encrypted(let entry): "\(entry.excerpt()) is encrypted"
    case .unsupportedMethod(let entry, let code):
      "\(entry.excerpt()) is compressed by method \(code), where deflate was expected"
    case .damaged(let entry): "\(entry.excerpt()) is damaged inside the archive"
    case .damagedGzip: "its packed bytes are damaged"
    case .truncatedGzip: "its packed bytes end early"
    case .unsafe(let entry):
      "\(entry.excerpt()) in the archive is a link or leads out of its folder"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .truncated, .inconsistent, .damaged, .damagedGzip, .truncatedGzip: "download it again"
    case .encrypted, .unsupportedMethod: "unpack the archive and give the folder"
    case .unsafe: "trust neither it nor where it is from"
    }
  }
}

extension ForeignContents: CustomStringConvertible {
  public var description: String {
    switch self {
    case .utf16: "UTF-16"
    case .carriageReturns: "lines that end in carriage returns alone"
    case .packed(let program): "what \(program) packs"
    case .zip: "a zip archive"
    case .json: "JSON"
    case .markup: "HTML or XML"
    case .table(let name): "\(name), a binary table"
    case .binary: "bytes that are no text"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .utf16: "convert it: iconv -f UTF-16 -t UTF-8"
    case .carriageReturns: "convert it: tr '\\r' '\\n'"
    case .packed(let program): "unpack it with \(program) first"
    case .zip: "save it and give its path"
    case .json, .markup, .table: "export it as CSV"
    case .binary: "give a file of ratings"
    }
  }
}
