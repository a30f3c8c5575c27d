/// A running mean.
struct Mean {
  private var sum = 0.0
  private(set) var count = 0

  mutating func add(_ value: Double) {
    sum += value
    count += 1
  }

  var value: Double { sum / Double(max(1, count)) }
  /// With three decimals.
  var text: String { "\((value * 1000).rounded() / 1000)" }
  /// The root of it, of squared errors.
  var root: String { "\((value.squareRoot() * 1000).rounded() / 1000)" }
}

extension String {
  func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
