import Glibc

extension Double {
  /// With exactly so many decimals (0 to 15), the whole part grouped and a true minus: `0.9197`,
  /// `−1,234.50`. Rounds the exact binary value, and a tie to the even digit, as `printf` does. What
  /// is no number is `–`; a zero has no sign.
  public func fixed(_ decimals: Int) -> String {
    guard isFinite else { return "–" }
    // From here on a Double has no room for a fraction, and soon no Int for the whole part.
    guard magnitude < 0x1p53 else { return self < 0 ? "−\(magnitude)" : "\(magnitude)" }
    let (whole, fraction) = magnitude.rounded(decimals: Swift.min(Swift.max(decimals, 0), 15))
    let sign = self < 0 && (whole, fraction) != (0, 0) ? "−" : ""
    guard decimals > 0 else { return sign + whole.grouped }
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: Swift.min(decimals, 15) - digits.utf8.count)
    return "\(sign)\(whole.grouped).\(zeros)\(digits)"
  }

  /// As `fixed`, without zeros at the end: `4`, `3.5`, `4.25`.
  public func fixed(atMost decimals: Int) -> String {
    let text = fixed(decimals)
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits[...]).reversed())
  }

  /// As `fixed`, for programs and logs: no groups, a minus of ASCII, and what is no number as Swift has it.
  public func plainFixed(_ decimals: Int) -> String {
    guard isFinite, magnitude < 0x1p53 else { return "\(self)" }
    return String(fixed(decimals).compactMap { $0 == "−" ? "-" : $0 == "," ? nil : $0 })
  }

  /// As `fixed`, but with a sign on what is above zero too: `+1.72`, `−0.39`, `0.00`.
  public func signed(_ decimals: Int) -> String {
    let text = fixed(decimals)
    let isZero = text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    return self > 0 && isFinite && !isZero ? "+" + text : text
  }

  /// The whole part, and the decimals as a whole number, of a value from 0 to below 2⁵³.
  private func rounded(decimals: Int) -> (whole: Int, fraction: Int) {
    guard decimals > 0 else { return (Int(rounded(.toNearestOrEven)), 0) }
    let whole = rounded(.down)
    let scale = Double.powerOfTen(decimals)
    // The product is rounded to a Double; the fused multiply-add says exactly by how much, which is
    // what tells a tie from what lies just beside it.
    let scaled = (self - whole) * scale
    let error = (-scaled).addingProduct(self - whole, scale)
    var fraction = scaled.rounded(.down)
    let rest = scaled - fraction
    let isOdd = fraction.truncatingRemainder(dividingBy: 2) == 1
    if rest > 0.5 || rest == 0.5 && (error > 0 || error == 0 && isOdd) { fraction += 1 }
    return fraction == scale ? (Int(whole) + 1, 0) : (Int(whole), Int(fraction))
  }

  /// 10 to a whole power: exact up to 10²², correctly rounded beyond.
  package static func powerOfTen(_ exponent: Int) -> Double {
    exactPowersOfTen.indices.contains(exponent)
      ? exactPowersOfTen[exponent] : Double("1e\(exponent)") ?? .nan
  }

  private static let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension Double {
  /// The logarithm to base 10, which the standard library leaves to the C library.
  public var logarithm10: Double { log10(self) }

  package static func tenTo(_ power: Double) -> Double { pow(10, power) }
}
