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

/// A model's neighbours, by one of its measures.
public struct ModelNearness: MovieNearness {
  private let model: any Model
  private let measure: Similarity

  /// - Parameter measure: one that the model knows; its usual one where nil.
  /// - Returns: nil of a model that knows no similarity.
  public init?(_ model: any Model, by measure: Similarity? = nil) {
    guard let usual = model.similarities.first else { return nil }
    self.model = model
    self.measure = measure ?? usual
  }

  public func nearestMovies(
    to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    model.nearestMovies(to: movie, count: count, measure: measure, where: isEligible)
  }
}
