import Cells

/// How much of the mean of earlier points a smoothed line keeps.
///
/// An exponential moving average, divided by the sum of its weights so that the start is not drawn towards 0, as
/// TensorBoard has it.
enum Smoothing: CaseIterable, Sendable {
  case none
  case some
  case strong

  var weight: Double {
    switch self {
    case .none: 0
    case .some: 0.6
    case .strong: 0.9
    }
  }

  /// A line through the means. What is no number stays, and adds to none.
  func smoothed(_ values: [Double]) -> [Double] {
    var sum = 0.0
    var weights = 0.0
    return values.map { value in
      guard value.isFinite else { return value }
      sum = weight * sum + (1 - weight) * value
      weights = weight * weights + (1 - weight)
      return sum / weights
    }
  }
}
