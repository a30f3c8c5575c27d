import Models
import RatingData

/// What a model makes of people before anything is known of one of them, a `TasteSpace` for each of its draws.
public struct TastePrior: Sendable {
  let spaces: [TasteSpace]
  /// W of each space: what matters is what people watch, so that movies count by their ratings.
  let grams: [[Double]]
  /// The mean of σ², movies counted in the same way.
  let noise: Double

  /// Draws of a sampled model that are asked: more make the mean no smoother than a person could tell.
  private static let mostDraws = 6
  private static let judgedRatings = 20_000

  /// - Returns: nil of a model that predicts no ratings by factors.
  public init?(_ asked: AskedModel, in data: DataSet, counts: (MovieIndex) -> Int) {
    switch asked.model {
    case let model as FactorModel:
      let noise = Self.squaredError(of: model, asked.heldOut, in: data)
      spaces = [
        TasteSpace(model, noise: [Float](repeating: noise, count: model.movieCount))
      ]
    case let model as SampledModel:
      let noise = (0..<model.movieCount).map { model.noise.variance(ofMovie: MovieIndex($0)) }
      let step = max(1, model.samples.count / Self.mostDraws)
      spaces = stride(from: model.samples.count - 1, to: -1, by: -step).prefix(Self.mostDraws)
        .map { TasteSpace(model.samples[$0], noise: noise) }
    default: return nil
    }
    let weights = (0..<data.ratings.movieCount).map { MovieIndex($0) }
      .map { (movie: $0, weight: Double(counts($0))) }.filter { $0.weight > 0 }
    grams = spaces.map { $0.gram(weights) }
    let sum = weights.reduce(0) { $0 + $1.weight }
    noise =
      weights.reduce(0) { [spaces] in $0 + $1.weight * Double(spaces[0].noise[$1.movie.position]) }
      / max(sum, 1)
  }

  /// σ²: the mean square of what the model is off by, where it is known on ratings that it never saw.
  private static func squaredError(
    of model: FactorModel, _ heldOut: HeldOut?, in data: DataSet
  ) -> Float {
    let all = data.ratings.users.indices
    let unseen = heldOut.map { heldOut in all.filter(heldOut.contains) } ?? []
    let positions = unseen.isEmpty ? Array(all) : unseen
    let step = max(1, positions.count / judgedRatings)
    var sum = 0.0
    var count = 0
    for index in stride(from: 0, to: positions.count, by: step) {
      let position = positions[index]
      let user = data.ratings.users[position]
      let error =
        Double(data.ratings.values[position])
        - Double(model.predict(user, data.ratings.movies[position]).rating)
      sum += error * error
      count += 1
    }
    return Float(max(sum / Double(max(1, count)), 1e-3))
  }
}

/// What is known of one person's taste.
public struct PersonTaste: Sendable {
  private let prior: TastePrior
  private var tastes: [Taste]

  public init(_ prior: TastePrior) {
    self.prior = prior
    tastes = prior.spaces.map { Taste($0) }
  }

  public mutating func take(_ rating: MovieRating) {
    for index in tastes.indices { tastes[index].take(rating) }
  }

  mutating func expect(_ movie: MovieIndex) {
    for index in tastes.indices { tastes[index].expect(movie) }
  }

  /// Places of candidates, the one first whose rating teaches most by the chance that it can be given.
  ///
  /// - Parameter chances: by candidate, in any unit.
  func teaching(_ candidates: [MovieIndex], _ chances: [Double]) -> [Int] {
    let gains = candidates.indices.map { gain(of: candidates[$0]) * chances[$0] }
    return candidates.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }
  }

  /// How far a rating that is predicted may be off, as a standard deviation.
  public var deviation: Double { max(0, variance + noise).squareRoot() }

  /// How much the rating of a movie would take from the variance of what is predicted.
  public func gain(of movie: MovieIndex) -> Double {
    zip(tastes, prior.grams).reduce(0) { $0 + $1.0.gain(of: movie, $1.1) } / Double(tastes.count)
  }

  /// The variance of what is predicted, the scatter of ratings themselves left out.
  public var variance: Double {
    zip(tastes, prior.grams).reduce(0) { $0 + $1.0.variance($1.1) } / Double(tastes.count)
  }

  /// The mean scatter of ratings themselves.
  public var noise: Double { prior.noise }

  /// The rating that is expected of every movie, not clipped.
  public var scores: [Float] {
    var sums = [Float](repeating: 0, count: tastes.first?.space.offsets.count ?? 0)
    for taste in tastes {
      for (movie, score) in taste.scores.enumerated() { sums[movie] += score / Float(tastes.count) }
    }
    return sums
  }
}
