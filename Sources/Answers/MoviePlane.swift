import Concurrency
import Likeness
import Models
import Planes
import RatingData

/// Movies laid out in a plane such that those stand near each other that are near: by likeness, or by the cosine of a
/// model's factors.
public struct MoviePlane: Sendable, Equatable {
  public let movies: [MovieIndex]
  /// As the movies, in no unit.
  public let positions: [SIMD2<Float>]
  /// The share of each movie's ten nearest that are among its ten nearest in the plane, 0 ... 1; nil while it forms.
  public let kept: Double?

  /// Ratings below which too little is known of a movie.
  public static let fewestRatings = 20
  /// Movies with so many ratings that make a picture: where there are fewer, all movies are in it.
  private static let fewestMovies = 100
  /// Neighbours by which each movie is laid out: three times as many as it has in effect (van der Maaten 2014).
  private static let listLength = 3 * Int(PlaneLayout.usualPerplexity)
  private static let stepsBetweenLooks = 20

  /// Movies that a plane has at the most where nothing says which of them are known best.
  public static let mostUnrated = 10_000

  /// The movies that a plane has, the least rated first. Where nobody rated any, of very many those of a regular sample.
  public static func movies(in data: DataSet) -> [MovieIndex] {
    guard data.ratings.count > 0 || data.ratings.movieCount <= mostUnrated else {
      return (0..<mostUnrated).map { MovieIndex($0 * data.ratings.movieCount / mostUnrated) }
    }
    let all = (0..<data.ratings.movieCount).map { MovieIndex($0) }.sorted {
      (data.byMovie.count($0), $1.position) < (data.byMovie.count($1), $0.position)
    }
    let known = all.filter { data.byMovie.count($0) >= fewestRatings }
    return known.count >= fewestMovies ? known : all
  }

  /// Lays movies out by likeness; on from where they stood in an earlier plane, if there is one.
  ///
  /// - Parameters:
  ///   - previous: by fewer views, say; what it does not have begins among its neighbours.
  ///   - watch: sees the plane as it forms; false ends it.
  /// - Returns: nil where nobody wants the plane any more.
  public init?(
    _ movies: [MovieIndex], by likeness: Likeness, from previous: MoviePlane? = nil,
    workers: Workers, watch: (MoviePlane) -> Bool = { _ in true }
  ) {
    let places = Self.places(of: movies, among: likeness.movieCount)
    let lists = workers.map(movies.count) { place in
      likeness.nearestMovies(to: movies[place], count: Self.listLength) {
        places[$0.position] != nil
      }
      .compactMap { places[$0.index.position] }
    }
    self.init(
      movies, NeighbourLists(ranked: lists), from: previous, workers: workers, watch: watch)
  }

  /// Lays movies out by a model's factors.
  ///
  /// - Parameters:
  ///   - previous: of another epoch of the same model, say; what it does not have begins among its neighbours.
  ///   - watch: sees the plane as it forms; false ends it.
  /// - Returns: nil where the model has no factors, or nobody wants the plane any more.
  public init?(
    _ movies: [MovieIndex], of model: any Model, from previous: MoviePlane? = nil,
    workers: Workers, watch: (MoviePlane) -> Bool = { _ in true }
  ) {
    guard let vectors = model.movieVectors, vectors.columns >= 2 else { return nil }
    self.init(
      movies, Self.lists(movies, of: model, workers: workers), from: previous, workers: workers,
      watch: watch)
  }

  private init?(
    _ movies: [MovieIndex], _ lists: NeighbourLists, from previous: MoviePlane?, workers: Workers,
    watch: (MoviePlane) -> Bool
  ) {
    // Of few movies fewer are near, else all are alike far from each other.
    let perplexity = min(PlaneLayout.usualPerplexity, max(1, Double(movies.count - 1) / 3))
    var layout =
      previous.map {
        PlaneLayout(
          lists, from: $0.positions(of: movies), perplexity: perplexity, workers: workers)
      } ?? PlaneLayout(lists, perplexity: perplexity, workers: workers)
    while !layout.isDone {
      guard watch(MoviePlane(movies, layout.positions)) else { return nil }
      layout.advance(steps: Self.stepsBetweenLooks)
    }
    self.init(
      movies, layout.positions, kept: lists.kept(at: layout.positions, workers: workers))
  }

  private init(_ movies: [MovieIndex], _ positions: [SIMD2<Float>], kept: Double? = nil) {
    self.movies = movies
    self.positions = positions
    self.kept = kept
  }

  private static func lists(
    _ movies: [MovieIndex], of model: any Model, workers: Workers
  ) -> NeighbourLists {
    let places = places(of: movies, among: model.movieCount)
    if movies.count < model.movieCount / 4, model.sampleCount == 0,
      let vectors = model.movieVectors?.rows(movies.map(\.position))
    {
      return lists(among: vectors, workers: workers)
    }
    return NeighbourLists(
      workers.map(movies.count) { place in
        model.nearestMovies(to: movies[place], count: listLength, measure: .cosine) {
          places[$0.position] != nil
        }
        .compactMap { neighbour in
          places[neighbour.index.position].map {
            NeighbourLists.Neighbour(item: $0, distance: 1 - neighbour.similarity)
          }
        }
      })
  }

  /// A few of very many movies, compared among themselves alone.
  private static func lists(
    among vectors: FactorMatrix, workers: Workers
  ) -> NeighbourLists {
    let sample = FactorModel(
      userFactors: FactorMatrix(rows: 0, columns: vectors.columns, values: []),
      movieFactors: vectors)
    return NeighbourLists(
      workers.map(vectors.rows) { place in
        sample.nearestMovies(to: MovieIndex(place), count: listLength, measure: .cosine).map {
          NeighbourLists.Neighbour(item: $0.index.position, distance: 1 - $0.similarity)
        }
      })
  }

  /// By `MovieIndex`: where a movie stands among these.
  private static func places(of movies: [MovieIndex], among count: Int) -> [Int?] {
    var places = [Int?](repeating: nil, count: count)
    for (place, movie) in movies.enumerated() { places[movie.position] = place }
    return places
  }

  /// Not a number of a movie that is not in this plane.
  private func positions(of movies: [MovieIndex]) -> [SIMD2<Float>] {
    guard movies != self.movies else { return positions }
    let known = Dictionary(zip(self.movies, positions)) { first, _ in first }
    return movies.map { known[$0] ?? SIMD2(repeating: .nan) }
  }
}
