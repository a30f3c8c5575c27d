import RatingData
import Text

/// The movies that a page names, each once, by the place at which it stands there.
struct PageMovies {
  let data: DataSet
  private(set) var movies: [MovieIndex] = []
  private var places: [MovieIndex: Int] = [:]

  init(_ data: DataSet) { self.data = data }

  /// Where a movie stands; it is added where it does not yet.
  mutating func place(of movie: MovieIndex) -> Int {
    if let place = places[movie] { return place }
    places[movie] = movies.count
    movies.append(movie)
    return movies.count - 1
  }

  /// Titles, and how often each is rated.
  var json: [(String, JSON)] {
    [
      ("titles", .array(movies.map { .string(data.catalogue[$0].title) })),
      ("ratings", .array(movies.map { .integer(data.byMovie.count($0)) })),
    ]
  }
}
