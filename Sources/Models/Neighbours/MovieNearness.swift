import RatingData

/// Whatever knows which movies are near to which: a model, or a likeness that several models make together.
public protocol MovieNearness: Sendable {
  /// The `count` movies nearest to one, nearest first, itself left out.
  ///
  /// - Parameter isEligible: which movies may appear.
  func nearestMovies(
    to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>]
}

/// A model's neighbours, by the measure that it usually compares by.
public struct ModelNearness: MovieNearness {
  private let model: any Model
  private let measure: Similarity

  /// - Returns: nil of a model that knows no similarity.
  public init?(_ model: any Model) {
    guard let measure = model.similarities.first else { return nil }
    self.model = model
    self.measure = measure
  }

  public func nearestMovies(
    to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    model.nearestMovies(to: movie, count: count, measure: measure, where: isEligible)
  }
}
