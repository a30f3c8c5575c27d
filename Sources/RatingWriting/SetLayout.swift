import RatingData

/// How a set is laid out in files when it is written. A format is one type that says so.
protocol SetLayout: Sendable {
  /// The name of the file of ratings, where it stands in a folder.
  var ratingsFile: String { get }

  /// How that file's lines look.
  func rows(of set: some RatingRows) -> RowLayout

  /// Refuses what the format cannot say and no reader could guess.
  func check(_ set: some RatingRows) throws(WritingError)

  /// The files beside the ratings.
  func companions(of catalogue: Catalogue) throws(WritingError) -> [TextFile]

  /// Every file that the format knows, for a folder in which older ones may stand.
  var files: [String] { get }

  /// What the format has no place for, a sentence each.
  func omissions(of set: some RatingRows) -> [String]
}

extension SetLayout {
  func companions(of catalogue: Catalogue) throws(WritingError) -> [TextFile] { [] }

  var files: [String] { [ratingsFile] }
}

/// A small file, whole.
struct TextFile: Sendable, Equatable {
  let name: String
  let bytes: [UInt8]

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// In UTF-8, an end behind each line.
  init(name: String, lines: [String]) {
    self.name = name
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    self.bytes = bytes
  }
}

extension Catalogue {
  /// Everything that is listed, rated or not, ids ascending.
  var listedMovies: [Movie] { (movies + unratedMovies).sorted { $0.id < $1.id } }
  var listedUsers: [User] { (users + silentUsers).sorted { $0.id < $1.id } }

  var hasProfiles: Bool { (users + silentUsers).contains { $0.profile != nil } }

  var hasTitles: Bool { (movies + unratedMovies).contains { $0.hasTitle } }
}

extension Movie {
  /// What a field for the title has; nothing where there is none.
  var writtenTitle: String { hasTitle ? listedTitle : "" }
}
