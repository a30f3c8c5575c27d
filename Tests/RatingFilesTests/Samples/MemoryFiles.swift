import RatingData

@testable import Archives
@testable import RatingFiles

/// A set in memory: what a parser sees, without a file system.
struct MemoryFiles: FileSet {
  let label: String
  let contents: [String: [UInt8]]
  /// The most bytes that one read of a file gives.
  var pieceSize = Int.max

  init(_ contents: [String: String], label: String = "somewhere") {
    self.init(bytes: contents.mapValues { Array($0.utf8) }, label: label)
  }

  init(bytes contents: [String: [UInt8]], label: String = "somewhere") {
    self.label = label
    self.contents = contents
  }

  /// By name, in an order that is the same in every process.
  var sorted: [(name: String, bytes: [UInt8])] {
    contents.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  var name: String { label }
  var folders: [(path: String, files: Set<String>)] { [("", Set(contents.keys))] }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    let bytes = MemoryStream(contents[file] ?? [])
    return pieceSize < .max ? PieceStream(bytes, size: pieceSize) : bytes
  }

  /// Reads it, or one file of it.
  func read(
    _ file: String? = nil, _ options: ReadingOptions = ReadingOptions()
  ) throws(LoadError) -> DataSet {
    let reading = ReadingContext(options)
    guard let file else { return try Formats.read(self, reading) }
    return try Formats.read(file: file, in: self, reading)
  }

  /// What reading is refused with; nil where it is not.
  func refusal(_ file: String? = nil, _ options: ReadingOptions = ReadingOptions()) -> LoadError? {
    do {
      _ = try read(file, options)
      return nil
    } catch {
      return error
    }
  }

  /// A set of MovieLens 1M's layout with these ratings and a small list of movies.
  static func dat(ratings: String, movies: String = "1::One (1999)::Drama\n2::Two::Comedy|War\n")
    -> MemoryFiles
  {
    MemoryFiles(["ratings.dat": ratings, "movies.dat": movies])
  }

  /// A set of MovieLens' CSV layout with these ratings and a small list of movies.
  static func csv(
    ratings: String, movies: String = "movieId,title,genres\n1,One (1999),Drama\n2,Two,Comedy|War\n"
  ) -> MemoryFiles {
    MemoryFiles(["ratings.csv": ratings, "movies.csv": movies])
  }

  /// One file by itself.
  static func alone(_ text: String, named name: String = "my.txt") -> MemoryFiles {
    MemoryFiles([name: text])
  }
}
