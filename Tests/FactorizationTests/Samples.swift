import RatingData

@testable import Factorization

/// Small ratings with something to learn in them.
enum Samples {
  /// Rating = 3 ± taste of the user × kind of the movie, on 1 ... 5; some rows are rare.
  static func ratings(
    users: Int = 40, movies: Int = 30, count: Int = 900, seed: UInt64 = 5
  ) -> Ratings {
    var chance = SeededGenerator(seed: seed, stream: .other)
    func row(of rows: Int) -> Int {
      let part = chance.unitFloat()
      return Int(part * part * Float(rows))
    }
    let pairs = (0..<count).map { _ in (user: row(of: users), movie: row(of: movies)) }
    return Ratings(
      users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
      values: pairs.map { $0.user % 2 == $0.movie % 2 ? 5 : 1 }, userCount: users,
      movieCount: movies)
  }

  static let dotProduct = AdamaxSettings(
    model: .dotProduct, factors: 6, batch: 16, learningRate: 0.02, regularization: 0, spread: 0.05)
  static let biased = AdamaxSettings(
    model: .biased, factors: 6, batch: 16, learningRate: 0.02, regularization: 0.02, spread: 0.05)

  static func settings(
    _ learner: AdamaxSettings, epochs: Int = 5, patience: Int = 99, validation: Double = 0.1,
    seed: UInt64 = 1
  ) -> Settings {
    Settings(
      preset: .seed, learner: .adamax(learner),
      schedule: Schedule(epochs: epochs, patience: patience), validation: validation, seed: seed)
  }

  /// Factors uniform in −1 ..< 1.
  static func matrix(rows: Int, columns: Int, seed: UInt64) -> FactorMatrix {
    var chance = SeededGenerator(seed: seed, stream: .start)
    let values = (0..<rows * columns).map { _ in 2 * chance.unitFloat() - 1 }
    return FactorMatrix(rows: rows, columns: columns, values: values)
  }

  static func snapshot(
    users: Int = 25, movies: Int = 70, factors: Int = 20, seed: UInt64 = 3
  ) -> FactorSnapshot {
    FactorSnapshot(
      epoch: 4, validationLoss: 0.75,
      userFactors: matrix(rows: users, columns: factors, seed: seed),
      movieFactors: matrix(rows: movies, columns: factors, seed: seed + 1),
      biases: .init(
        mean: 3.5, users: matrix(rows: users, columns: 1, seed: seed + 2).values,
        movies: matrix(rows: movies, columns: 1, seed: seed + 3).values))
  }
}
