import Models
import RatingData

/// How often a movie of a series has another one of it among its nearest: a measure of neighbours that a person can judge.
public struct SiblingShare: Sendable, Equatable {
  /// Movies with a sibling near them, and movies that were looked at.
  public let found: Int
  public let movies: Int

  /// NaN of no movies.
  public var share: Double { Double(found) / Double(movies) }

  /// Ratings below which a movie is neither looked at nor anybody's neighbour.
  public static let fewestRatings = 20

  /// - Parameters:
  ///   - count: neighbours that are looked at.
  ///   - most: movies that are looked at, spread over all.
  public init(
    of nearness: some MovieNearness, _ series: MovieSeries, among count: Int = 10,
    most: Int = .max, where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) {
    let all = series.families.flatMap { family in family.map { (movie: $0, family: family) } }
    let step = max(1, all.count / max(1, most))
    let asked = stride(from: 0, to: all.count, by: step).map { all[$0] }
    movies = asked.count
    found = asked.count { movie, family in
      nearness.nearestMovies(to: movie, count: count, where: isEligible)
        .contains { family.contains($0.index) }
    }
  }

  /// - Returns: nil of a model that knows no similarity.
  public init?(
    of model: any Model, _ series: MovieSeries, among count: Int = 10, most: Int = .max,
    where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) {
    guard let nearness = ModelNearness(model) else { return nil }
    self.init(of: nearness, series, among: count, most: most, where: isEligible)
  }
}

extension Metric {
  /// The share of movies that have another one of their series among their k nearest: of those that what trains knows
  /// well enough.
  public static func siblings(_ k: Int) -> Metric {
    Metric(
      "siblings", length: k,
      "The share of movies of a series (sequels, say) that have another one of it among their nearest.",
      unit: "share",
      .higherIsBetter,
      .ofNeighbours { judged in
        let series = MovieSeries(judged.movies, where: judged.isListed)
        return SiblingShare(
          of: judged.nearness, series, among: k, where: judged.isListed
        ).share
      })
  }
}
