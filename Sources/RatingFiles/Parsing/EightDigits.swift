/// As many decimal digits as stand in the next eight bytes, read at once.
///
/// Digit by digit, every number would end in a branch that nobody can foretell, and those cost more than
/// all else about a line. Source: the steps of Johnny Lee and Daniel Lemire, «Quickly parsing eight
/// digits», 2018; here for fewer digits too.
struct EightDigits {
  /// How many of the bytes are digits, from the first on.
  let count: Int
  /// What they say; 0 of none.
  let number: UInt64

  /// - Parameter start: eight bytes that can be read, whatever they are.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    let bytes = UInt64(
      littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    // A digit's byte becomes 0 to 9; adding 118 takes only what is greater to 128. What a byte that is
    // no digit does to the bytes behind it does not matter.
    let digits = bytes ^ 0x3030_3030_3030_3030
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    count = others.trailingZeroBitCount / 8
    // To the end, zeros before: shifting by 64 bits would be an order of its own.
    var number = count > 0 ? digits &<< UInt64(64 - 8 * count) : 0
    number = (number &* 2561) &>> 8 & 0x00FF_00FF_00FF_00FF
    number = (number &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
    self.number = (number &* 42_949_672_960_001) &>> 32
  }

  /// Ten to the power of the digits' count.
  @inline(__always)
  var power: Int64 {
    switch count {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    default: 100_000_000
    }
  }
}
