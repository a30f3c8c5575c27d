/// A number that differs, but for a chance of one in 2⁶⁴, where what was added does: FNV-1a.
///
/// Source: Fowler, Noll, Vo: FNV hash. http://www.isthe.com/chongo/tech/comp/fnv/
struct Fingerprint {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01b3 }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    // Ends it as no byte of a text does.
    add(0xFF)
  }
}
