/// A distance between labels that reads well: 1, 2, 2.5 or 5 times a power of ten.
///
/// Kept as whole numbers, digits × 10^exponent, so that the label of each multiple is exact.
struct NiceStep: Hashable, Sendable {
  let digits: Int
  let exponent: Int

  /// The smallest nice step that is at least as long as a positive length.
  init(atLeast length: Double) {
    let decade = Int(length.logarithm10.rounded(.down))
    let candidates = [(1, decade), (2, decade), (25, decade - 1), (5, decade), (1, decade + 1)]
    let slightlyLess = length * (1 - 1e-9)  // 0.2 asked for as 0.2000…01 is still 0.2
    let fitting = candidates.first { Self.value($0.0, $0.1) >= slightlyLess }
    (digits, exponent) = fitting ?? (1, decade + 1)
  }

  var value: Double { Self.value(digits, exponent) }

  func multiple(_ count: Int) -> Double { Self.value(count * digits, exponent) }

  /// The least multiple that reaches a value, and the greatest that does not pass it. A value within
  /// a billionth of a step from a multiple counts as that multiple.
  func count(reaching value: Double) -> Int { Int((value / self.value - 1e-9).rounded(.up)) }
  func count(within value: Double) -> Int { Int((value / self.value + 1e-9).rounded(.down)) }

  /// A multiple in words, with as many decimals as the step has: 2 × 0.25 is `0.50`.
  func label(_ count: Int) -> String {
    if exponent > 6 { return "\(count * digits)e\(exponent)" }
    if exponent < -9 { return "\(count * digits)e−\(-exponent)" }
    return multiple(count).fixed(max(0, -exponent))
  }

  private static func value(_ digits: Int, _ exponent: Int) -> Double {
    // A division by an exact power of ten is rounded once, a product with its inverse twice.
    exponent >= 0
      ? Double(digits) * .powerOfTen(exponent) : Double(digits) / .powerOfTen(-exponent)
  }
}
