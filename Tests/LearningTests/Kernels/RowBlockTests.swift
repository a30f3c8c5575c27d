import Concurrency
import Models
import RatingData
import Testing

@testable import Learning

/// Rows that are solved for block by block: iALS++.
@Suite struct `Row blocks` {
  private static let ridge = 0.5
  private static let weight = 0.25

  /// Ratings of two users, and a third who has none.
  private static let rated = [
    (user: 0, movies: Array(0..<11) + [3, 7, 8, 9]), (user: 1, movies: [2, 5, 11]),
  ]

  private static func ratings(_ values: [Double]) -> RowRatings {
    let pairs = rated.flatMap { user, movies in movies.map { (user, $0) } }
    return RowRatings(
      usersOf: Ratings(
        users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
        values: RatingValues(floats: values.map { Float($0) }), userCount: 3, movieCount: 12),
      pairs.indices.map { Int32($0) })
  }

  /// The minimum of a user's sum of squares, with what all pairs together say, by plain elimination.
  private static func minimum(_ user: Int, _ movies: PlainRows, _ values: [Double]) -> [Double] {
    let factors = movies.factors[0].count
    var a = Dense.diagonal([Double](repeating: ridge, count: factors))
    var b = [Double](repeating: 0, count: factors)
    func add(_ x: [Double], _ weight: Double) {
      for i in 0..<factors {
        for j in 0..<factors { a[i][j] += weight * x[i] * x[j] }
      }
    }
    for x in movies.factors { add(x, weight) }
    let before = user == 0 ? 0 : rated[0].movies.count
    for (place, movie) in rated[user].movies.enumerated() {
      let x = movies.factors[movie]
      add(x, 1)
      for i in 0..<factors { b[i] += x[i] * values[before + place] }
    }
    return Dense.solve(a, b)
  }

  /// One block, blocks with a rest, many of them; sweep by sweep they come to what a factorization has at once.
  @Test(arguments: Widths.all + [17, 33, 100]) func `come to the minimum`(factors: Int) {
    var rng = SeededGenerator(seed: UInt64(factors), stream: .other)
    let (plainMovies, plainUsers) = (
      PlainRows(12, factors: factors, with: &rng), PlainRows(3, factors: factors, with: &rng)
    )
    let values = rng.uniform(18)
    let (users, movies) = (plainUsers.inVectors, plainMovies.inVectors)
    let ratings = Self.ratings(values)
    let panels = RowPanels(of: movies, weight: Float(Self.weight), with: Workers(count: 2))
    var error = RunningMean()
    for _ in 0..<3000 {
      error = RowBlockSolver(vectors: users.vectors).solve(
        0..<3, of: users, against: panels, ratings: ratings, ridge: { _ in Float(Self.ridge) })
    }
    var expectedError = 0.0
    for (user, movies) in Self.rated {
      let expected = Self.minimum(user, plainMovies, values)
      #expect(Dense.error(Array(users.unknowns(user).prefix(factors)), expected) < 2e-4)
      let before = user == 0 ? 0 : Self.rated[0].movies.count
      for (place, movie) in movies.enumerated() {
        let rest = values[before + place] - Dense.dot(plainMovies.factors[movie], expected)
        expectedError += rest * rest
      }
    }
    #expect(abs(error.sum - expectedError) < 1e-3 && error.count == 18)
    #expect(users.unknowns(2).prefix(factors).allSatisfy { $0 == 0 }, "nothing is known of them")
    // The lanes of ones and the biases stay.
    for user in 0..<3 { #expect(users[user, factors] == 1) }
    #expect(Dense.error(movies.unknowns(4), plainMovies.unknowns(4)) < 1e-6)
  }

  /// Every sweep comes nearer, however far it is.
  @Test func `come nearer with each sweep`() {
    var rng = SeededGenerator(seed: 3, stream: .other)
    let plainMovies = PlainRows(12, factors: 40, with: &rng)
    let values = rng.uniform(18)
    let (users, movies) = (FactorRows(count: 3, factors: 40), plainMovies.inVectors)
    let panels = RowPanels(of: movies, weight: Float(Self.weight), with: Workers(count: 1))
    let expected = Self.minimum(0, plainMovies, values)
    let distances = (0..<8).map { _ in
      _ = RowBlockSolver(vectors: users.vectors).solve(
        0..<3, of: users, against: panels, ratings: Self.ratings(values),
        ridge: { _ in Float(Self.ridge) })
      return Dense.error(Array(users.unknowns(0).prefix(40)), expected)
    }
    #expect(distances[7] < distances[0] / 2)
  }

  @Test func `are the same on one thread and on several, and after a restart`() throws {
    var settings = Preset.implicitALS.settings()
    settings[.factors] = 520
    let data = Self.made
    let split = settings.split(data)
    func trained(_ threads: Int, restarts: Bool = false) throws -> [Float] {
      var learner = settings.makeLearner(for: data, split: split, workers: Workers(count: threads))
      for _ in 0..<2 {
        learner.beginEpoch()
        _ = learner.advance(steps: learner.stepsPerEpoch)
        guard restarts else { continue }
        let state = learner.state
        learner = settings.makeLearner(for: data, split: split, workers: Workers(count: threads))
        try learner.restore(state)
      }
      return learner.model().movieVectors?.values ?? []
    }
    let one = try trained(1)
    #expect(!one.isEmpty && one.contains { $0 != 0 })
    #expect(try trained(3) == one)
    #expect(try trained(2, restarts: true) == one)
  }

  private static let made: Ratings = {
    let pairs = (0..<70).flatMap { user in
      (0..<30).filter { (user * 7 + $0 * 3) % 5 < 2 }.map { (user, $0) }
    }
    return Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: RatingValues(floats: pairs.map { Float(3 + ($0.0 + $0.1) % 3) }), userCount: 70,
      movieCount: 30)
  }()
}
