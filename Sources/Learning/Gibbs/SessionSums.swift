import Models
import RatingData

/// The biases of sessions summed over several samples, and the variances of unknown ones, 1/τ.
struct SessionSums: Sendable, Equatable {
  private(set) var biases: [Float]
  private(set) var variance: Float

  init(_ sample: SampledSessions) {
    biases = sample.biases
    variance = 1 / sample.precision
  }

  /// Zeros.
  init(count: Int) {
    biases = [Float](repeating: 0, count: count)
    variance = 0
  }

  /// Takes over `numbers`.
  init(_ numbers: [Float]) {
    biases = Array(numbers.dropLast())
    variance = numbers.last ?? 0
  }

  var numbers: [Float] { biases + [variance] }

  static func += (sum: inout Self, sample: SampledSessions) {
    for (index, bias) in sample.biases.enumerated() { sum.biases[index] += bias }
    sum.variance += 1 / sample.precision
  }

  /// The means of so many samples, on the scale of the ratings.
  func mean(of scale: Standardization, samples: Int, _ sessions: RatingSessions) -> SessionBiases {
    let share = scale.deviation / Float(samples)
    return SessionBiases(
      sessions, values: biases.map { $0 * share }, variance: variance * share * scale.deviation)
  }
}
