/// The one source of chance: xoshiro256**, seeded through SplitMix64.
///
/// Equal seeds and streams give equal numbers on every machine. Streams keep uses apart, so that one
/// more number taken for the split does not change the starting factors.
///
/// Source: Blackman, Vigna: Scrambled Linear Pseudorandom Number Generators, ACM TOMS 47 (2021).
/// https://doi.org/10.1145/3460772
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline
  var state: (UInt64, UInt64, UInt64, UInt64)

  /// What the numbers are for.
  public enum Stream: UInt64, Sendable {
    case split = 1
    case start = 2
    case order = 3
    case other = 4
    /// Made-up sets.
    case synthesis = 5
    /// What a sampler takes.
    case chain = 6
    /// What is held out as a test.
    case test = 7
    /// Settings of a search.
    case search = 8
  }

  public init(seed: UInt64, stream: Stream) {
    var mixer = SplitMix64(state: seed ^ (stream.rawValue &* 0xD1B5_4A32_D192_ED03))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  @inlinable
  public mutating func next() -> UInt64 {
    let result = rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }

  @inlinable
  func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }

  /// A whole number in 0 ..< bound, without bias.
  ///
  /// Source: Lemire: Fast Random Integer Generation in an Interval, ACM TOMACS 29 (2019).
  /// https://doi.org/10.1145/3230636
  @inlinable
  public mutating func below(_ bound: UInt32) -> UInt32 {
    precondition(bound > 0, "no whole number is below 0")
    var product = UInt64(UInt32(truncatingIfNeeded: next() >> 32)) * UInt64(bound)
    if UInt32(truncatingIfNeeded: product) < bound {
      let threshold = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < threshold {
        product = UInt64(UInt32(truncatingIfNeeded: next() >> 32)) * UInt64(bound)
      }
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }

  /// A number in 0 ..< 1 with 24 random bits, as many as a `Float` holds.
  @inlinable
  public mutating func unitFloat() -> Float { Float(next() >> 40) * 0x1p-24 }
}

/// Spreads a small seed over the 256 bits that xoshiro needs.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
