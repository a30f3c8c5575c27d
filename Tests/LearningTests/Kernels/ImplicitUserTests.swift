import FactorKernels
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// SVD++, held against a pass that moves every y at every rating.
@Suite struct `Implicit users` {
  private static let (rate, lambda, implicitLambda) = (0.0625, 0.125, 0.03125)
  private static let rated = [0, 4, 2, 4, 1]
  private static let seen = [0, 1, 2, 4]

  /// p, b_u – q, b_i – y, by movie.
  private struct DensePass {
    var user: [Double]
    var movies: [[Double]]
    var implicit: [[Double]]

    /// - Returns: the squared error before the step.
    mutating func learn(_ movie: Int, _ value: Double, factors: Int) -> Double {
      let share = 1 / Double(seen.count).squareRoot()
      let z = (0..<factors).map { factor in
        user[factor] + share * seen.reduce(0) { $0 + implicit[$1][factor] }
      }
      let (p, q) = (user, movies[movie])
      let error = value - p[factors] - q[factors] - Dense.dot(z, Array(q.prefix(factors)))
      for factor in 0..<factors {
        user[factor] += rate * (error * q[factor] - lambda * p[factor])
        movies[movie][factor] += rate * (error * z[factor] - lambda * q[factor])
        for other in seen {
          implicit[other][factor] +=
            rate * (error * share * q[factor] - implicitLambda * implicit[other][factor])
        }
      }
      user[factors] += rate * (error - lambda * p[factors])
      movies[movie][factors] += rate * (error - lambda * q[factors])
      return error * error
    }
  }

  /// Rows of vectors: `lanes` says what stands behind the factors.
  private func vectors(_ rows: [[Double]], _ lanes: ([Double]) -> [Double]) -> VectorRows {
    let wide = rows.map { lanes($0) }
    let vectors = VectorRows(count: rows.count, lanes: wide[0].count)
    vectors.values = wide.flatMap { $0.map { Float($0) } }
    return vectors
  }

  @Test(arguments: Widths.all) func `learn what a dense pass learns`(factors: Int) {
    var rng = SeededGenerator(seed: 5, stream: .other)
    var pass = DensePass(
      user: rng.uniform(factors + 1), movies: rng.uniform(5, factors + 1),
      implicit: rng.uniform(5, factors))
    let values = rng.uniform(Self.rated.count)
    let user = vectors([pass.user]) { $0 + [1] }
    let movies = vectors(pass.movies) { $0.dropLast() + [1, $0[factors]] }
    let implicit = vectors(pass.implicit) { $0 + [0, 0] }
    let masks = SVDPlusPlusLearner.masks(factors: factors)
    let room = VectorRows(count: 2, lanes: factors + 2)
    var expected = 0.0
    for (movie, value) in zip(Self.rated, values) {
      expected += pass.learn(movie, value, factors: factors)
    }
    let error = Self.rated.map { Int32($0) }.withUnsafeBufferPointer { rated in
      Self.seen.map { Int32($0) }.withUnsafeBufferPointer { seen in
        values.map { Float($0) }.withUnsafeBufferPointer { values -> Double in
          guard let rated = rated.baseAddress, let seen = seen.baseAddress,
            let values = values.baseAddress
          else { return .nan }
          var problem = ImplicitUser(
            user: user.storage, movies: movies.storage, implicit: implicit.storage, rated: rated,
            values: values, count: Self.rated.count, seen: seen, seen_count: Self.seen.count,
            vectors: user.vectors, learning_rate: Float(Self.rate),
            regularization: Float(Self.lambda),
            implicit_regularization: Float(Self.implicitLambda), masks: masks.storage,
            room: room.storage)
          return implicit_user_learn(&problem)
        }
      }
    }
    #expect(abs(error / expected - 1) < 1e-4)
    #expect(Dense.error(user.values, pass.user + [1]) < 1e-5)
    #expect(
      Dense.error(movies.values, pass.movies.flatMap { $0.dropLast() + [1, $0[factors]] }) < 1e-5)
    #expect(Dense.error(implicit.values, pass.implicit.flatMap { $0 + [0, 0] }) < 1e-5)
  }

  /// p_u + |N(u)|^−½ Σ y_j on the scale of the ratings.
  @Test(arguments: Widths.all) func `are whole rows in the model`(factors: Int) throws {
    let settings = Samples.settings(.svdpp) { $0[.factors] = factors }
    let ratings = Samples.ratings(users: 6, movies: 5, count: 20)
    let all = (0..<Int32(ratings.count)).map { $0 }
    let learner = settings.makeLearner(for: ratings, split: Split(train: all, validation: []))
    learner.beginEpoch()
    _ = learner.advance(steps: .max)
    let model = try #require(learner.model() as? FactorModel)
    let numbers = learner.state.numbers
    func rows(_ name: String) throws -> [[Double]] {
      let values = try #require(numbers[name])
      return stride(from: 0, to: values.count, by: factors + 2).map { start in
        values[start..<start + factors + 2].map { Double($0) }
      }
    }
    let (users, movies) = (try rows("users"), try rows("movies"))
    let implicit = try rows("implicit")
    let scale = Standardization(of: all, in: ratings)
    let root = Double(scale.deviation).squareRoot()
    for user in users.indices {
      let seen = Set(
        ratings.users.indices.filter { ratings.users[$0].position == user }
          .map { ratings.movies[$0].position })
      let share = seen.isEmpty ? 0 : 1 / Double(seen.count).squareRoot()
      let expected = (0..<factors).map { factor in
        root * (users[user][factor] + share * seen.reduce(0) { $0 + implicit[$1][factor] })
      }
      #expect(Dense.error(Array(model.userFactors[user]), expected) < 1e-5, "user \(user)")
    }
    let biases = try #require(model.biases)
    let deviation = Double(scale.deviation)
    #expect(Dense.error(biases.users, users.map { deviation * $0[factors] }) < 1e-5)
    #expect(Dense.error(biases.movies, movies.map { deviation * $0[factors + 1] }) < 1e-5)
    #expect(
      Dense.error(
        model.movieFactors.values, movies.flatMap { $0.prefix(factors).map { root * $0 } })
        < 1e-5)
  }
}
