import RatingData

extension AdamaxLearner {
  /// Starts from factors drawn uniformly from ±spread, biases of 0 and μ the mean of what trains.
  convenience init(
    ratings: Ratings, split: Split, settings: AdamaxSettings, seed: UInt64,
    path: BatchKernel.Path = .fastest
  ) {
    var chance = SeededGenerator(seed: seed, stream: .start)
    func factors(_ rows: Int) -> FactorMatrix {
      let values = (0..<rows * settings.factors).map { _ in
        (2 * chance.unitFloat() - 1) * settings.spread
      }
      return FactorMatrix(rows: rows, columns: settings.factors, values: values)
    }
    var biases: FactorSnapshot.Biases?
    if settings.model == .biased {
      biases = .init(
        mean: ratings.mean(of: split.train),
        users: [Float](repeating: 0, count: ratings.userCount),
        movies: [Float](repeating: 0, count: ratings.movieCount))
    }
    let start = FactorSnapshot(
      epoch: 0, validationLoss: nil, userFactors: factors(ratings.userCount),
      movieFactors: factors(ratings.movieCount), biases: biases)
    self.init(
      ratings: ratings, split: split, settings: settings, start: start,
      order: SeededGenerator(seed: seed, stream: .order), path: path)
  }
}

extension Ratings {
  /// The mean of the values at some positions; 0 of none.
  fileprivate func mean(of positions: [Int32]) -> Float {
    guard !positions.isEmpty else { return 0 }
    return Float(positions.reduce(0.0) { $0 + Double(values[Int($1)]) } / Double(positions.count))
  }
}
