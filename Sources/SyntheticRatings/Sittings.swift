import RatingData

/// The times at which one user rates: a rating every few seconds, and now and then a break of days or
/// months.
struct Sittings {
  /// Members join from 1996 to 2020.
  private static let opening: UInt32 = 820_454_400
  private static let years: UInt32 = 24 * 31_556_952
  private static let longestBreak: Float = 7_776_000
  /// Some five years, in which all of a member's breaks have to find room.
  private static let membership: Float = 157_784_768

  private var time: UInt32
  private let longestBreak: UInt32

  init(ratings: Int, _ generator: inout SeededGenerator) {
    time = Self.opening + generator.below(Self.years)
    // One rating in 64 comes after a break.
    longestBreak = UInt32(
      max(1, min(Self.longestBreak, Self.membership / (1 + Float(ratings) / 64))))
  }

  /// Later than the last one.
  @inline(__always)
  mutating func next(_ generator: inout SeededGenerator) -> UInt32 {
    let bits = generator.next()
    let pause = bits & 63 == 0 ? generator.below(longestBreak) : 0
    let (sum, isTooLate) = time.addingReportingOverflow(
      1 + UInt32(truncatingIfNeeded: bits >> 59) + pause)
    time = isTooLate ? .max : sum
    return time
  }
}
