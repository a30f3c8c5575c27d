/// Ratings as text.
public enum Stars {
  /// Columns that a rating in stars takes at most.
  public static let columns = 5

  /// A rating in stars and half stars, `★★★★½`, where the scale lies within 0 to 5; on any other
  /// scale as a number with one decimal.
  public static func text(for rating: Double, on scale: ClosedRange<Double>) -> String {
    guard rating.isFinite else { return "–" }
    guard scale.lowerBound >= 0, scale.upperBound <= Double(columns) else { return rating.fixed(1) }
    let halves = Int((rating.clamped(to: 0...Double(columns)) * 2).rounded())
    return String(repeating: "★", count: halves / 2) + (halves % 2 == 1 ? "½" : "")
  }
}
