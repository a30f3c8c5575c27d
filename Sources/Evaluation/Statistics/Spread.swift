/// The mean of some values, and how far they lie apart.
public struct Spread: Sendable, Equatable {
  public let mean: Double
  /// The sample's standard deviation; nil of fewer than two values.
  public let standardDeviation: Double?

  /// nil of no values.
  public init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation =
      values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : nil
  }
}

/// The mean of the differences between two learners on the same splits, with its 95 % interval.
///
/// The training parts of the splits overlap, so that their results depend on each other; the variance is
/// corrected for that: (1/J + test/train) times that of the J differences.
///
/// Source: Nadeau, Bengio: Inference for the Generalization Error, Machine Learning 52 (2003), section 3,
/// the corrected resampled t-test. https://doi.org/10.1023/A:1024068626366
public struct PairedDifference: Sendable, Equatable {
  public let mean: Double
  /// Half the width of the interval; nil of one split, which tells nothing of it.
  public let margin: Double?

  /// nil of no differences.
  ///
  /// - Parameter testShare: test ratings by training ratings.
  public init?(_ differences: [Double], testShare: Double) {
    guard let spread = Spread(differences) else { return nil }
    mean = spread.mean
    margin = spread.standardDeviation.map { deviation in
      let scale = (1 / Double(differences.count) + testShare).squareRoot()
      return StudentT(degreesOfFreedom: differences.count - 1).quantile(0.975) * deviation * scale
    }
  }
}
