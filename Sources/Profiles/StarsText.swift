/// Ratings as files have them, in half stars, as they are given here.
enum StarsText {
  static func expectation(outOf best: Float) -> String { "a rating above 0, to \(Int(best))" }

  /// - Parameter best: the best rating there.
  /// - Returns: 0 of 0, which some write for none; nil of what is no rating.
  static func stars(_ text: String, outOf best: Float) -> Float? {
    guard let value = Float(text), value >= 0, value <= best else { return nil }
    return value == 0 ? 0 : max(0.5, (value / best * 10).rounded() / 2)
  }
}
