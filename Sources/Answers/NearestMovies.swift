import Models
import RatingData

/// The movies that are nearest to one, or near to some and far from others.
public struct NearestMovies: Sendable, Equatable {
  /// What the movies are near to, and what they are far from.
  public let liked: [MovieIndex]
  public let unliked: [MovieIndex]
  /// What the list was really made by: the model's usual measure in place of one that it does not know.
  public let measure: Similarity
  /// Which of the model's samples was asked; nil for all of them, and of a model that has none.
  public let sample: Int?
  /// The nearest first, what was named left out; exact, ties by index.
  public let neighbours: [Neighbour<MovieIndex>]

  /// - Parameters:
  ///   - measure: the model's usual one where nil.
  ///   - sample: one of a sampled model's samples; all of them where nil, and where the model has fewer.
  ///   - filter: which movies may appear.
  ///   - count: movies at the most.
  /// - Complexity: O(movies × factors).
  public init(
    to movie: MovieIndex, in data: DataSet, _ model: any Model, measure: Similarity? = nil,
    sample: Int? = nil, filter: MovieFilter, count: Int
  ) {
    let measure = measure ?? model.similarities.first ?? .cosine
    let sample = sample.flatMap { (0..<model.sampleCount).contains($0) ? $0 : nil }
    let asked = sample.map { model.sample($0) } ?? model
    liked = [movie]
    unliked = []
    self.measure = model.similarity(for: measure)
    self.sample = sample
    neighbours = asked.nearestMovies(
      to: movie, count: count, measure: measure, where: { filter.admits($0, in: data) })
  }

  /// Compares by cosine, a model of weights between movies by those.
  ///
  /// - Parameters:
  ///   - liked: at least one, to which the directions of `unliked` are opposed.
  ///   - filter: which movies may appear.
  ///   - count: movies at the most.
  /// - Complexity: O(movies × factors).
  public init(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], in data: DataSet, _ model: any Model,
    filter: MovieFilter, count: Int
  ) {
    self.liked = liked
    self.unliked = unliked
    measure = model.similarity(for: .cosine)
    sample = nil
    neighbours = model.movies(
      like: liked, unlike: unliked, count: count, where: { filter.admits($0, in: data) })
  }
}
