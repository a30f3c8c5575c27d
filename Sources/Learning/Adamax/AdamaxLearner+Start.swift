import Concurrency
import Models
import RatingData

extension AdamaxLearner {
  /// Starts from factors drawn uniformly from ±spread, biases of 0 and μ the mean of what trains. Uses
  /// one thread.
  public convenience init(
    ratings: Ratings, split: Split, settings: Settings, workers: Workers
  ) {
    self.init(ratings: ratings, split: split, settings: settings, path: .fastest)
  }

  convenience init(
    ratings: Ratings, split: Split, settings: Settings, path: BatchKernel.Path
  ) {
    let seed = settings.seed
    let columns = settings[.factors]
    let spread = settings[.spread]
    var rng = SeededGenerator(seed: seed, stream: .start)
    func factors(_ rows: Int) -> FactorMatrix {
      let values = (0..<rows * columns).map { _ in (2 * rng.unitFloat() - 1) * spread }
      return FactorMatrix(rows: rows, columns: columns, values: values)
    }
    var biases: Biases?
    if settings[.model] == .biased {
      biases = Biases(
        mean: ratings.mean(of: split.train),
        users: [Float](repeating: 0, count: ratings.userCount),
        movies: [Float](repeating: 0, count: ratings.movieCount))
    }
    let start = FactorModel(
      userFactors: factors(ratings.userCount), movieFactors: factors(ratings.movieCount),
      biases: biases)
    self.init(
      ratings: ratings, split: split, settings: settings, start: start,
      rng: SeededGenerator(seed: seed, stream: .order), path: path)
  }
}

extension Ratings {
  /// The mean of the values at some positions; 0 of none.
  func mean(of positions: [Int32]) -> Float {
    guard !positions.isEmpty else { return 0 }
    return Float(positions.reduce(0.0) { $0 + Double(values[Int($1)]) } / Double(positions.count))
  }
}
