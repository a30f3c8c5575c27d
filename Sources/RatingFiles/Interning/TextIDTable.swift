/// Numbers ids that are texts, as UTF-8, in the order in which they first appear.
///
/// The texts lie one behind another in one array, and an open hash table leads to them: millions of
/// short ids cost their bytes and a few more, and no `String` is made to look one up.
struct TextIDTable {
  /// All texts.
  private var bytes: [UInt8] = []
  /// Where each ends; it starts where the one before ends.
  private var ends: [Int] = []
  /// Hash slots: a text's number plus 1; 0 where there is none.
  private var slots: [UInt32] = []

  var count: Int { ends.count }

  /// The bytes of the id that was given a number.
  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }

  /// The number of an id, a new one if it is new.
  mutating func number(of id: UnsafeBufferPointer<UInt8>) -> Int32 {
    if count * 2 >= slots.count { grow() }
    var slot = Self.hash(id) & (slots.count - 1)
    while slots[slot] > 0 {
      let number = Int(slots[slot]) - 1
      if self[number].elementsEqual(id) { return Int32(truncatingIfNeeded: number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: id)
    ends.append(bytes.count)
    slots[slot] = UInt32(truncatingIfNeeded: count)
    return Int32(truncatingIfNeeded: count - 1)
  }

  /// The standard library's hash is seeded at random: no file can be made of ids that collide.
  private static func hash(_ id: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(id))
    return hasher.finalize()
  }

  /// Half of the slots stay free, so that few are looked at in vain.
  private mutating func grow() {
    var grown = [UInt32](repeating: 0, count: max(1024, slots.count * 2))
    bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<count {
        let start = number > 0 ? ends[number - 1] : 0
        let id = UnsafeBufferPointer(rebasing: bytes[start..<ends[number]])
        var slot = Self.hash(id) & (grown.count - 1)
        while grown[slot] > 0 { slot = (slot + 1) & (grown.count - 1) }
        grown[slot] = UInt32(truncatingIfNeeded: number + 1)
      }
    }
    slots = grown
  }
}
