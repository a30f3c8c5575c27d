import Archives
import Files
import MovieLensSmall
import RatingData

/// Named files that belong together: a folder, the folder inside an archive, the embedded set.
protocol FileSet {
  /// What errors call the whole: its path.
  var label: String { get }
  /// What a set without a name of its own is called: the last component, without `.zip`.
  var name: String { get }
  /// The groups of files in it that could be a set, by folder; the outermost first.
  var folders: [(path: String, files: Set<String>)] { get }

  /// Opens a file that `folders` lists.
  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream
}

/// The files of one folder, ready to be read by a format.
struct FileGroup {
  let origin: any FileSet
  let folder: String
  let files: Set<String>

  var label: String { origin.label }
  var name: String { origin.name }

  /// How deep in the set the folder lies.
  var depth: Int { folder.isEmpty ? 0 : 1 + folder.count { $0 == "/" } }

  /// Where a file is in the set.
  func path(of file: String) -> String { folder.isEmpty ? file : "\(folder)/\(file)" }

  /// A file that is there, or there with `.gz` behind its name; nil where neither is.
  func actualName(of file: String) -> String? {
    [file, file + ".gz"].first { files.contains($0) }
  }

  func open(_ file: String) throws(LoadError) -> any ByteStream {
    let stream = try origin.open(actualName(of: file) ?? file, in: folder)
    return try LoadError.ofStream { () throws(StreamError) in try stream.unpacked(named: file) }
  }

  /// A file of movies or users as a whole.
  func contents(of file: String) throws(LoadError) -> SmallFile {
    let stream = try open(file)
    let bytes = try LoadError.ofStream { () throws(StreamError) in
      try stream.contents(of: file, limit: SmallFile.longest)
    }
    return SmallFile(name: file, bytes: bytes)
  }
}

/// A small file in memory.
struct SmallFile {
  /// The list of movies of the largest set has 5 MB.
  static let longest = 1 << 28

  /// What errors call it: its name without the path.
  let name: String
  let bytes: [UInt8]

  /// The bytes, proved to be text.
  func proved() throws(LoadError) -> [UInt8] {
    if let contents = ForeignContents(startingWith: Array(bytes.prefix(HeadOfFile.longest))) {
      throw .foreign(file: name, contents: contents)
    }
    return bytes
  }
}

/// MovieLens latest-small as the compiler put it into the program; read where it lies.
struct EmbeddedFiles: FileSet {
  static let name = KnownSet.mlLatestSmall.rawValue

  private static let ratings = "ratings.csv"
  private static let movies = "movies.csv"
  private static let links = "links.csv"

  var label: String { Self.name }
  var name: String { Self.name }
  var folders: [(path: String, files: Set<String>)] {
    [("", [Self.ratings, Self.movies, Self.links])]
  }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    switch file {
    case Self.ratings:
      constant(movielens_small_ratings_start(), movielens_small_ratings_count)
    case Self.movies: constant(movielens_small_movies_start(), movielens_small_movies_count)
    case Self.links: constant(movielens_small_links_start(), movielens_small_links_count)
    default: throw .noSuchInput(path: "\(label)/\(file)")
    }
  }

  private func constant(_ start: UnsafePointer<UInt8>, _ count: Int) -> any ByteStream {
    MemoryStream(UnsafeRawBufferPointer(start: start, count: count))
  }
}

/// The files of a zip archive.
struct ArchiveFiles: FileSet {
  private let archive: ZipArchive

  init(path: String) throws(LoadError) {
    try self.init { () throws(StreamError) in try ZipArchive(path: path) }
  }

  init(_ open: () throws(StreamError) -> ZipArchive) throws(LoadError) {
    archive = try LoadError.ofStream(open)
  }

  var label: String { archive.path }

  var name: String {
    let last = Folder.name(of: archive.path)
    return last.lowercased().hasSuffix(".zip") ? String(last.dropLast(4)) : last
  }

  var folders: [(path: String, files: Set<String>)] { archive.folders }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    try LoadError.ofStream { () throws(StreamError) in try archive.open(file, in: folder) }
  }
}
