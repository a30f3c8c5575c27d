import Concurrency
import Models
import RatingData

extension AdamaxLearner {
  /// Starts from factors sampled uniformly from ±spread, and biases of 0.
  public convenience init(
    ratings: Ratings, split: Split, settings: Settings, workers: Workers
  ) {
    self.init(ratings: ratings, split: split, settings: settings, workers: workers, path: .fastest)
  }

  convenience init(
    ratings: Ratings, split: Split, settings: Settings, workers: Workers, path: BatchKernel.Path
  ) {
    let seed = settings.seed
    let columns = settings[.factors]
    let spread = settings[.spread]
    var rng = SeededGenerator(seed: seed, stream: .start)
    func factors(_ rows: Int) -> FactorMatrix {
      let values = (0..<rows * columns).map { _ in (2 * rng.unitFloat() - 1) * spread }
      return FactorMatrix(rows: rows, columns: columns, values: values)
    }
    let (userFactors, movieFactors) = (factors(ratings.userCount), factors(ratings.movieCount))
    switch settings[.model] {
    case .dotProduct:
      self.init(
        ratings: ratings, split: split, settings: settings,
        start: FactorModel(userFactors: userFactors, movieFactors: movieFactors),
        scale: Standardization(fiveStars: ratings.scale), workers: workers, path: path
      ) { samples, _ in
        .sequence(samples, SeededGenerator(seed: seed, stream: .order))
      }
    case .biased:
      let scale = Standardization(of: split.train, in: ratings)
      let biases = Biases(
        mean: scale.mean, users: [Float](repeating: 0, count: ratings.userCount),
        movies: [Float](repeating: 0, count: ratings.movieCount))
      self.init(
        ratings: ratings, split: split, settings: settings,
        start: FactorModel(
          userFactors: userFactors, movieFactors: movieFactors, biases: biases), scale: scale,
        workers: workers, path: path
      ) { SampleOrder($0, batch: $1, of: ratings, seed: seed) }
    }
  }
}

extension SampleOrder {
  /// Blocks, where there are enough samples to make them worth it.
  fileprivate init(_ samples: [Sample], batch: Int, of ratings: Ratings, seed: UInt64) {
    let (users, movies) = (ratings.userCount, ratings.movieCount)
    let groups = SampleBlocks.groups(samples.count, batch: batch, users: users, movies: movies)
    self =
      groups == 1
      ? .sequence(samples, SeededGenerator(seed: seed, stream: .order))
      : .blocks(
        SampleBlocks(samples, users: users, rows: users + movies, groups: groups), seed: seed)
  }
}

extension Ratings {
  /// The mean of the values at some positions; 0 of none.
  func mean(of positions: [Int32]) -> Float {
    guard !positions.isEmpty else { return 0 }
    return Float(positions.reduce(0.0) { $0 + Double(values[Int($1)]) } / Double(positions.count))
  }
}
