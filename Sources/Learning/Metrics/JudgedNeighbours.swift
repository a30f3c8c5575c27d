import Models
import RatingData

/// Neighbours of movies, and what they were learned from.
public struct JudgedNeighbours: Sendable {
  public let nearness: any MovieNearness
  public let movies: [Movie]
  /// Ratings of each movie in what trained.
  private let counts: [Int32]

  /// - Parameter train: positions of the ratings that trained.
  public init(
    _ nearness: any MovieNearness, ratings: Ratings, movies: [Movie], train: some Sequence<Int32>
  ) {
    self.nearness = nearness
    self.movies = movies
    var counts = [Int32](repeating: 0, count: ratings.movieCount)
    for position in train { counts[ratings.movies[Int(position)].position] += 1 }
    self.counts = counts
  }

  /// A model's neighbours by its usual measure.
  ///
  /// - Returns: nil of a model that knows no similarity.
  public init?(
    _ model: any Model, ratings: Ratings, movies: [Movie], train: some Sequence<Int32>
  ) {
    guard let nearness = ModelNearness(model) else { return nil }
    self.init(nearness, ratings: ratings, movies: movies, train: train)
  }

  /// Whether enough ratings trained for a movie to be a neighbour.
  public func isListed(_ movie: MovieIndex) -> Bool {
    Int(counts[movie.position]) >= SiblingShare.fewestRatings
  }

  /// Movies with one rating in ten thousand or more, of which 20 always are and 100 always enough: 100 of MovieLens 1M,
  /// 20 of its small set.
  public var known: [MovieIndex] {
    let total = counts.reduce(0) { $0 + Int($1) }
    let fewest = min(100, max(SiblingShare.fewestRatings, total / 10_000))
    return counts.indices.filter { Int(counts[$0]) >= fewest }.map { MovieIndex($0) }
  }

  /// The most rated tenth of all movies that can be neighbours, one at least.
  public var popular: [MovieIndex] {
    let listed = counts.indices.filter { isListed(MovieIndex($0)) }
    let order = listed.sorted { counts[$0] > counts[$1] || (counts[$0] == counts[$1] && $0 < $1) }
    return order.prefix((order.count + 9) / 10).map { MovieIndex($0) }
  }
}
