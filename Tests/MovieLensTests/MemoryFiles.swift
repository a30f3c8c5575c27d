@testable import MovieLens

/// A set in memory: what a parser sees, without a file system.
struct MemoryFiles: FileSet {
  let label: String
  private let contents: [String: [UInt8]]

  init(_ contents: [String: String], label: String = "somewhere") {
    self.init(bytes: contents.mapValues { Array($0.utf8) }, label: label)
  }

  init(bytes contents: [String: [UInt8]], label: String = "somewhere") {
    self.label = label
    self.contents = contents
  }

  var name: String { label }
  var folders: [(path: String, files: Set<String>)] { [("", Set(contents.keys))] }

  func bytes(of file: String, in folder: String) throws(LoadError) -> FileBytes {
    FileBytes(name: file, contents[file] ?? [])
  }

  /// A set of MovieLens 1M's layout with these ratings and a small list of movies.
  static func dat(ratings: String, movies: String = "1::One (1999)::Drama\n2::Two::Comedy|War\n")
    -> MemoryFiles
  {
    MemoryFiles(["ratings.dat": ratings, "movies.dat": movies])
  }

  /// The same with commas.
  static func csv(
    ratings: String, movies: String = "movieId,title,genres\n1,One (1999),Drama\n2,Two,Comedy|War\n"
  ) -> MemoryFiles {
    MemoryFiles(["ratings.csv": ratings, "movies.csv": movies])
  }
}
