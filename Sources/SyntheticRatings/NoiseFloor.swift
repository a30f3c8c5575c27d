import Glibc

/// The mean squared error of a model that knows a synthetic set's every opinion, and not its noise.
///
/// Such a model says the mean of all values that opinion and noise may come to, rounded and cut to
/// the scale; what is left is their variance.
struct NoiseFloor {
  private let scale: SyntheticScale
  private let deviation: Double
  private let values: [Double]

  /// A mean of so many variances is good for three digits.
  private static let sample = 50_000

  init(_ scale: SyntheticScale, deviation: Float) {
    self.scale = scale
    self.deviation = Double(deviation)
    values = scale.values.map { Double($0) }
  }

  /// Over the first rows of a set.
  func mean(in set: SyntheticSet) -> Double {
    var sum = 0.0
    var count = 0
    do throws(Enough) {
      try set.trace { _, opinion throws(Enough) in
        sum += variance(around: Double(opinion))
        count += 1
        guard count < Self.sample else { throw Enough() }
      }
    } catch {}
    return sum / Double(max(1, count))
  }

  private struct Enough: Error {}

  /// The variance of the values that an opinion is rated with.
  func variance(around opinion: Double) -> Double {
    var (mean, square, below) = (0.0, 0.0, 0.0)
    for (place, value) in values.enumerated() {
      let bound = value + Double(scale.step) / 2
      let upTo = place == values.count - 1 ? 1 : cumulative((bound - opinion) / deviation)
      mean += (upTo - below) * value
      square += (upTo - below) * value * value
      below = upTo
    }
    return max(0, square - mean * mean)
  }

  /// The part of a normal distribution that is below z.
  private func cumulative(_ z: Double) -> Double { erfc(-z * 0.5.squareRoot()) / 2 }
}
