import FactorKernels
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// Gradients against central differences of the loss, worked out in double precision.
@Suite struct `Gradients` {
  private static let users = 3
  private static let movies = 4
  private static let factors = 2
  private static let rate: Float = 1.0 / 1024

  private static let ratings: Ratings = {
    let pairs = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 3), (2, 0), (0, 3)]
    return Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: [5, 3, 4, 1, 2, 5, 3.5], userCount: users, movieCount: movies)
  }()

  /// p, q and, where there are biases, b_u and b_i, one after the other.
  private static func start(biased: Bool) -> [Double] {
    let count = factors * (users + movies) + (biased ? users + movies : 0)
    var rng = SeededGenerator(seed: 4, stream: .other)
    return (0..<count).map { _ in Double(rng.unitFloat()) - 0.5 }
  }

  private static func model(_ weights: [Double], mean: Float?) -> FactorModel {
    let floats = weights.map { Float($0) }
    let (p, rest) = (floats.prefix(users * factors), floats.dropFirst(users * factors))
    let (q, biases) = (rest.prefix(movies * factors), rest.dropFirst(movies * factors))
    return FactorModel(
      userFactors: FactorMatrix(rows: users, columns: factors, values: Array(p)),
      movieFactors: FactorMatrix(rows: movies, columns: factors, values: Array(q)),
      biases: mean.map {
        Biases(mean: $0, users: Array(biases.prefix(users)), movies: Array(biases.suffix(movies)))
      })
  }

  private static func weights(_ model: FactorModel) -> [Double] {
    (model.userFactors.values + model.movieFactors.values + (model.biases?.users ?? [])
      + (model.biases?.movies ?? [])).map { Double($0) }
  }

  /// The mean over all ratings of error² + λ(|p_u|² + |q_i|² + b_u² + b_i²).
  private static func loss(_ weights: [Double], mean: Double?, lambda: Double) -> Double {
    let firstMovie = users * factors
    let firstBias = (users + movies) * factors
    let terms = (0..<ratings.count).map { position in
      let (user, movie) = (ratings.users[position].position, ratings.movies[position].position)
      let p = weights[user * factors..<(user + 1) * factors]
      let q = weights[firstMovie + movie * factors..<firstMovie + (movie + 1) * factors]
      var own = Array(p) + Array(q)
      var predicted = zip(p, q).reduce(mean ?? 0) { $0 + $1.0 * $1.1 }
      if mean != nil {
        let biases = [weights[firstBias + user], weights[firstBias + users + movie]]
        predicted += biases[0] + biases[1]
        own += biases
      }
      let error = predicted - Double(ratings.values[position])
      return error * error + lambda * own.reduce(0) { $0 + $1 * $1 }
    }
    return terms.reduce(0, +) / Double(ratings.count)
  }

  @Test(arguments: [false, true], [0, 0.3] as [Float])
  func `of the dot product and of the biased model are those of the loss`(
    biased: Bool, lambda: Float
  ) {
    let start = Self.start(biased: biased)
    let mean: Float? = biased ? 3.25 : nil
    let settings = Samples.settings(biased ? .biased : .seed) {
      $0[.optimizer] = .sgd
      $0[.batch] = Self.ratings.count
      $0[.learningRate] = Self.rate
      $0[.regularization] = lambda
      $0[.factors] = Self.factors
    }
    let learner = AdamaxLearner(
      ratings: Self.ratings,
      split: Split(train: (0..<Int32(Self.ratings.count)).map { $0 }, validation: []),
      settings: settings, start: Self.model(start, mean: mean),
      scale: Standardization(mean: mean ?? 0)
    ) { samples, _ in .sequence(samples, nil) }
    learner.beginEpoch()
    _ = learner.advance(steps: 1)
    // One step of plain descent is the gradient, times the rate.
    let step = 1e-5
    for (index, moved) in Self.weights(learner.factorModel()).enumerated() {
      var (above, below) = (start, start)
      above[index] += step
      below[index] -= step
      let slope =
        (Self.loss(above, mean: mean.map { Double($0) }, lambda: Double(lambda))
          - Self.loss(below, mean: mean.map { Double($0) }, lambda: Double(lambda))) / (2 * step)
      let found = (Double(Float(start[index])) - moved) / Double(Self.rate)
      #expect(abs(found - slope) < 2e-3 * max(1, abs(slope)), "\(index): \(found), \(slope)")
    }
  }

  /// One user, one rating: half of error² + λ(|p|² + |q|² + b_u² + b_i²) + λ_y Σ |y_j|².
  @Test func `of SVD++ are those of half of the loss`() {
    var rng = SeededGenerator(seed: 6, stream: .other)
    let start = (0..<ImplicitProblem.weights).map { _ in Double(rng.unitFloat()) - 0.5 }
    let problem = ImplicitProblem()
    let step = 1e-5
    for (index, moved) in problem.moved(start, rate: Self.rate).enumerated() {
      var (above, below) = (start, start)
      above[index] += step
      below[index] -= step
      let slope = (problem.loss(above) - problem.loss(below)) / (2 * step)
      let found = (Double(Float(start[index])) - Double(moved)) / Double(Self.rate)
      #expect(abs(found - slope) < 2e-3, "\(index): \(found), \(slope)")
    }
  }
}

/// One rating of one user, who has seen three movies, in SVD++. Its weights are p, b_u, q, b_i, y₀, y₁, y₂.
private struct ImplicitProblem {
  private static let (k, seen) = (2, 3)
  static let weights = 2 * k + 2 + seen * k

  private let value = 0.8
  private let lambda: Float = 0.2
  private let implicitLambda: Float = 0.05

  func loss(_ w: [Double]) -> Double {
    let (k, seen) = (Self.k, Self.seen)
    let (p, q) = (w[0..<k], w[k + 1..<2 * k + 1])
    let y = w[(2 * k + 2)...]
    var z = Array(p)
    for j in 0..<seen * k {
      z[j % k] += Double(seen).squareRoot() / Double(seen) * y[y.startIndex + j]
    }
    let predicted = w[k] + w[2 * k + 1] + zip(z, q).reduce(0) { $0 + $1.0 * $1.1 }
    let squares = w[0..<2 * k + 2].reduce(0) { $0 + $1 * $1 }
    return 0.5
      * ((value - predicted) * (value - predicted) + Double(lambda) * squares
        + Double(implicitLambda) * y.reduce(0) { $0 + $1 * $1 })
  }

  /// Where one step of the kernel takes the weights.
  func moved(_ start: [Double], rate: Float) -> [Float] {
    let (k, seen) = (Self.k, Self.seen)
    let (user, movie) = (VectorRows(count: 1, lanes: k + 2), VectorRows(count: seen, lanes: k + 2))
    let implicit = VectorRows(count: seen, lanes: k + 2)
    user.values = start[0...k].map { Float($0) } + [1]
    movie[0, 0] = Float(start[k + 1])
    movie[0, 1] = Float(start[k + 2])
    movie[0, k] = 1
    movie[0, k + 1] = Float(start[2 * k + 1])
    for j in 0..<seen * k { implicit[j / k, j % k] = Float(start[2 * k + 2 + j]) }
    learn(user, movie, implicit, rate: rate)
    return (0...k).map { user[0, $0] } + [movie[0, 0], movie[0, 1], movie[0, k + 1]]
      + (0..<seen * k).map { implicit[$0 / k, $0 % k] }
  }

  private func learn(_ user: VectorRows, _ movie: VectorRows, _ implicit: VectorRows, rate: Float) {
    let masks = SVDPlusPlusLearner.masks(factors: Self.k)
    let room = VectorRows(count: 2, lanes: Self.k + 2)
    let (rated, values, all): ([Int32], [Float], [Int32]) = ([0], [Float(value)], [0, 1, 2])
    rated.withUnsafeBufferPointer { rated in
      values.withUnsafeBufferPointer { values in
        all.withUnsafeBufferPointer { all in
          guard let rated = rated.baseAddress, let values = values.baseAddress,
            let all = all.baseAddress
          else { return }
          var problem = ImplicitUser(
            user: user.storage, movies: movie.storage, implicit: implicit.storage, rated: rated,
            values: values, count: 1, seen: all, seen_count: Self.seen, vectors: user.vectors,
            learning_rate: rate, regularization: lambda,
            implicit_regularization: implicitLambda, masks: masks.storage, room: room.storage)
          _ = implicit_user_learn(&problem)
        }
      }
    }
  }
}
