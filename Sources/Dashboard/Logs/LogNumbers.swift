import Cells

extension Double {
  /// Four significant digits: `0.8497`, `12.30`, `1234`, `3.000e-5`.
  var fourDigits: String {
    guard isFinite else { return isNaN ? "NaN" : self < 0 ? "-∞" : "∞" }
    guard self != 0 else { return "0" }
    let power = magnitude.logarithm10.rounded(.down)
    guard (-4..<7).contains(power) else { return withPower(power) }
    return fixed(max(0, 3 - Int(power)))
  }

  private func withPower(_ power: Double) -> String {
    // The least numbers there are have powers of ten that are none.
    let digits = power < -300 ? self * 1e300 / .tenTo(power + 300) : self / .tenTo(power)
    guard digits.magnitude < 9.9995 else {
      return "\((digits / 10).fixed(3))e\(Int(power) + 1)"
    }
    return "\(digits.fixed(3))e\(Int(power))"
  }
}
