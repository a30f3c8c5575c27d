/// Which letters and digits a folded text has: what cannot have a word is passed over at once.
struct LetterSet: Sendable {
  private var bits: UInt64 = 0

  init(_ text: some Sequence<UInt8>) {
    for byte in text { bits |= Self.bit(byte) }
  }

  /// How many letters of another text are missing here.
  func missing(of other: LetterSet) -> Int { (other.bits & ~bits).nonzeroBitCount }

  /// Bytes of letters of other scripts share what is left.
  private static func bit(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x61...0x7A: 1 << UInt64(byte - 0x61)
    case 0x30...0x39: 1 << UInt64(byte - 0x30 + 26)
    case 0x20: 0
    default: 1 << UInt64(36 + byte % 28)
    }
  }
}
