import Archives
import MovieLensSmall
import RatingData

/// MovieLens latest-small as the compiler put it into the program; read where it lies.
struct EmbeddedFiles: FileSet {
  static let name = KnownSet.mlLatestSmall.rawValue

  private static let ratings = "ratings.csv"
  private static let movies = "movies.csv"

  var label: String { Self.name }
  var name: String { Self.name }
  var folders: [(path: String, files: Set<String>)] { [("", [Self.ratings, Self.movies])] }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    switch file {
    case Self.ratings:
      constant(movielens_small_ratings_start(), movielens_small_ratings_count)
    case Self.movies: constant(movielens_small_movies_start(), movielens_small_movies_count)
    default: throw .noSuchInput(path: "\(label)/\(file)")
    }
  }

  private func constant(_ start: UnsafePointer<UInt8>, _ count: Int) -> any ByteStream {
    MemoryStream(UnsafeRawBufferPointer(start: start, count: count))
  }
}
