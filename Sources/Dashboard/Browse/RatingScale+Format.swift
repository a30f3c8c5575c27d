import Cells
import RatingData

extension RatingScale {
  /// Digits behind the point of a mean or a prediction; on a scale to 100 two of them would say nothing.
  var decimals: Int { range.upperBound >= 100 ? 1 : 2 }

  /// How far up the scale a value stands, 0 to 1.
  func fraction(_ value: Double) -> Double {
    let low = Double(range.lowerBound)
    let span = Double(range.upperBound) - low
    return span > 0 ? ((value - low) / span).clamped(to: 0...1) : 0
  }

  /// A mean or a prediction.
  func text(_ value: Double) -> String { value.fixed(decimals) }

  /// Columns that a mean takes.
  var textWidth: Int { max(4, text(Double(range.upperBound)).columns) }

  /// The least error of a prediction that is far off: one star of five, or as much of another scale.
  var largeError: Double { max(1, Double(range.upperBound - range.lowerBound) / 5) }
}
