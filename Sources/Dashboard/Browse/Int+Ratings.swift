import Cells

extension Int {
  /// `1 rating`, `2,314 ratings`
  var ratings: String { "\(grouped) \(self == 1 ? "rating" : "ratings")" }
}
