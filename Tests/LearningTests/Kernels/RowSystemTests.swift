import Models
import RatingData
import Testing

@testable import Learning

/// The least squares problems of rows, whatever the number of vectors in a row.
@Suite struct `Row systems` {
  /// Ratings of one user: more than the kernel takes at a time, one movie twice, one movie never.
  private struct Problem {
    let movies: PlainRows
    let users: PlainRows
    let rated: [Int]
    let values: [Double]
    let ratings: RowRatings

    init(factors: Int, hasBiases: Bool = true) {
      var rng = SeededGenerator(seed: UInt64(factors), stream: .other)
      movies = PlainRows(12, factors: factors, with: &rng)
      users = PlainRows(2, factors: factors, with: &rng)
      let rated = Array(0..<11) + [3, 7, 8, 9]
      let values = rng.uniform(rated.count)
      self.rated = rated
      self.values = values
      ratings = RowRatings(
        usersOf: Ratings(
          users: rated.map { _ in UserIndex(1) }, movies: rated.map { MovieIndex($0) },
          values: RatingValues(floats: values.map { Float($0) }), userCount: 2, movieCount: 12),
        rated.indices.map { Int32($0) })
    }

    /// A = P + Σ c x xᵀ and b = p + Σ c x (value − offset), and the ridge on the diagonal.
    func system(
      unknowns: Int, ridge: Double = 0, prior: [[Double]]? = nil, right: [Double]? = nil,
      weight: (Int) -> Double = { _ in 1 }
    ) -> (a: [[Double]], b: [Double]) {
      var a = prior ?? Dense.diagonal([Double](repeating: 0, count: unknowns))
      var b = right ?? [Double](repeating: 0, count: unknowns)
      for (movie, value) in zip(rated, values) {
        let x = movies.features(movie)
        for i in 0..<unknowns {
          b[i] += weight(movie) * x[i] * (value - movies.biases[movie])
          for j in 0..<unknowns { a[i][j] += weight(movie) * x[i] * x[j] }
        }
      }
      for i in 0..<unknowns { a[i][i] += ridge }
      return (a, b)
    }

    func squaredError(_ z: [Double]) -> Double {
      zip(rated, values).reduce(0) { sum, rating in
        let x = movies.features(rating.0)
        let error = Dense.dot(Array(x.prefix(z.count)), z) + movies.biases[rating.0] - rating.1
        return sum + error * error
      }
    }
  }

  /// Steps of conjugate gradients towards A⁻¹b.
  private func descended(
    _ system: (a: [[Double]], b: [Double]), from start: [Double], steps: Int
  ) -> [Double] {
    var z = start
    var residual = zip(system.b, Dense.product(system.a, z)).map { $0 - $1 }
    var direction = residual
    for _ in 0..<steps {
      let square = Dense.dot(residual, residual)
      let product = Dense.product(system.a, direction)
      let length = square / Dense.dot(direction, product)
      z = zip(z, direction).map { $0 + length * $1 }
      residual = zip(residual, product).map { $0 - length * $1 }
      let kept = Dense.dot(residual, residual) / square
      direction = zip(residual, direction).map { $0 + kept * $1 }
    }
    return z
  }

  /// With a bias behind the factors and without; from 64 unknowns on three steps of conjugate gradients.
  @Test(arguments: Widths.all, [0, 1]) func `are solved`(factors: Int, biases: Int) {
    let problem = Problem(factors: factors)
    let unknowns = factors + biases
    let system = problem.system(unknowns: unknowns, ridge: 0.5)
    let expected =
      unknowns < 64
      ? Dense.solve(system.a, system.b)
      : descended(system, from: Array(problem.users.unknowns(1).prefix(unknowns)), steps: 3)
    let (users, movies) = (problem.users.inVectors, problem.movies.inVectors)
    let solver = RowSolver(unknowns: unknowns, vectors: users.vectors)
    let error = solver.solve(1, of: users, against: movies, ratings: problem.ratings, ridge: 0.5)
    #expect(Dense.error(Array(users.unknowns(1).prefix(unknowns)), expected) < 1e-4)
    #expect(abs(error - problem.squaredError(expected)) < 1e-3)
    // The lane of ones is back, and the other row stays.
    #expect(users[1, factors] == 1)
    #expect(Dense.error(users.unknowns(0), problem.users.unknowns(0)) == 0)
  }

  /// What every row's system has in common, as the learner of implicit feedback adds it.
  @Test(arguments: Widths.all) func `take a matrix in common`(factors: Int) {
    let problem = Problem(factors: factors)
    let (users, movies) = (problem.users.inVectors, problem.movies.inVectors)
    let gram = RowGram(of: movies, weight: 0.25)
    var prior = Dense.diagonal([Double](repeating: 0, count: factors))
    for row in problem.movies.factors {
      for i in 0..<factors {
        for j in 0..<factors { prior[i][j] += 0.25 * row[i] * row[j] }
      }
    }
    for i in 0..<factors {
      let row = (0..<factors).map { j in gram.matrix[i * movies.vectors + j / 8][j % 8] }
      #expect(Dense.error(row, prior[i]) < 1e-5, "row \(i)")
    }
    let system = problem.system(unknowns: factors, ridge: 0.5, prior: prior)
    let expected =
      factors < 64
      ? Dense.solve(system.a, system.b)
      : descended(system, from: problem.users.factors[1], steps: 3)
    let solver = RowSolver(unknowns: factors, vectors: users.vectors)
    _ = solver.solve(
      1, of: users, against: movies, ratings: problem.ratings, ridge: 0.5, prior: gram.matrix)
    #expect(Dense.error(Array(users.matrix()[1]), expected) < 1e-4)
  }

  /// Given α, the row's weight w and those of movies c, a row's unknowns are normal with the precision
  /// Λ + α w Σ c x xᵀ = UᵀU, and sampled as their mean and U⁻¹ times standard normal numbers.
  @Test(arguments: Widths.all) func `are sampled`(factors: Int) {
    let problem = Problem(factors: factors)
    let unknowns = factors + 1
    var rng = SeededGenerator(seed: 9, stream: .other)
    let means = rng.uniform(unknowns)
    let shifts = rng.uniform(unknowns)
    let precisions = rng.uniform(unknowns).map { 2 + $0 }
    let weights = rng.uniform(12).map { 1.5 + $0 }
    let (alpha, weight) = (1.5, 0.75)
    let (users, movies) = (problem.users.inVectors, problem.movies.inVectors)
    let weighted = WeightedRows(movies)
    weighted.restore(weights.map { Float($0) }, shape: 4)
    let shift = VectorRows(count: 1, lanes: unknowns)
    shift.values = shifts.map { Float($0) }
    let prior = RowPrior(
      means: means.map { Float($0) }, precisions: precisions.map { Float($0) },
      precision: Float(alpha), vectors: users.vectors)
    let solver = RowSolver(unknowns: unknowns, vectors: users.vectors)
    var chain = SeededGenerator(seed: 3, stream: .chain)
    var noise = chain
    let error = solver.sample(
      1, of: users, against: movies, ratings: problem.ratings, prior: prior, shift: shift.storage,
      weights: (Float(weight), weighted), with: &chain)
    let system = problem.system(
      unknowns: unknowns, prior: Dense.diagonal(precisions),
      right: (0..<unknowns).map { precisions[$0] * (means[$0] + shifts[$0]) }
    ) { alpha * weight * weights[$0] }
    let normal = (0..<unknowns).map { _ in Double(noise.standardNormal()) }
    let mean = Dense.solve(system.a, system.b)
    let deviations = Dense.solve(upper: Dense.upperRoot(of: system.a), normal)
    let expected = zip(mean, deviations).map { $0 + $1 }
    #expect(Dense.error(users.unknowns(1), expected) < 1e-4)
    #expect(abs(error / problem.squaredError(expected) - 1) < 1e-3)
  }

  @Test(arguments: Widths.all) func `of rows predict what their numbers say`(factors: Int) {
    var rng = SeededGenerator(seed: 2, stream: .other)
    let plain = (
      PlainRows(3, factors: factors, with: &rng), PlainRows(5, factors: factors, with: &rng)
    )
    let rows = (plain.0.inVectors, plain.1.inVectors)
    for row in 0..<3 {
      let products = (0..<5).map { Dense.dot(plain.0.factors[row], plain.1.factors[$0]) }
      #expect(Dense.error(rows.0.scores([row], against: rows.1)[0], products) < 1e-5)
      let predictions = (0..<5).map { rows.0.prediction(row, $0, of: rows.1) }
      let expected = (0..<5).map { plain.0.prediction(row, $0, of: plain.1) }
      #expect(Dense.error(predictions, expected) < 1e-5)
    }
  }
}
