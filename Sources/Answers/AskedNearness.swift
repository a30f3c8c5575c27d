import Likeness
import Models
import RatingData

/// What is asked which movies are near to which.
public enum AskedNearness: Sendable {
  case likeness(Likeness)
  /// By a measure of the model; its usual one where nil.
  case model(any Model, ModelMeasure?)

  /// The movies that are nearest to some and far from others.
  ///
  /// - Parameters:
  ///   - liked: at least one. Several are compared by the cosine of a model, whatever its measure.
  ///   - filter: which movies may appear.
  ///   - count: movies at the most.
  public func nearest(
    like liked: [MovieIndex], unlike unliked: [MovieIndex] = [], in data: DataSet,
    filter: MovieFilter, count: Int
  ) -> NearestMovies {
    switch self {
    case .likeness(let likeness):
      NearestMovies(like: liked, unlike: unliked, in: data, likeness, filter: filter, count: count)
    case .model(let model, let measure) where liked.count == 1 && unliked.isEmpty:
      NearestMovies(
        to: liked[0], in: data, model, measure: measure, filter: filter, count: count)
    case .model(let model, _):
      NearestMovies(like: liked, unlike: unliked, in: data, model, filter: filter, count: count)
    }
  }

  /// What a list is made by.
  public var measure: MovieMeasure {
    switch self {
    case .likeness: .likeness
    case .model(let model, .halfWhitened) where model.similarities.contains(.cosine):
      .model(.halfWhitened)
    case .model(let model, let measure): .model(.vectors(model.similarity(for: measure)))
    }
  }

  /// One way to ask for many lists: what takes long is worked out once.
  ///
  /// - Parameter filter: which movies will appear.
  /// - Returns: nil of a model that knows no similarity.
  public func movieNearness(
    in data: DataSet, filter: MovieFilter
  ) -> (any MovieNearness)? {
    switch self {
    case .likeness(let likeness): likeness.listing(filter.rare(in: data))
    case .model(let model, .halfWhitened):
      HalfWhitenedMovies(model, in: data) ?? ModelNearness(model)
    case .model(let model, let measure):
      ModelNearness(model, by: measure.map { _ in model.similarity(for: measure) })
    }
  }
}
