import Testing

@testable import Terminal

struct CompiledEntryTests {
  @Test func `Header, names, capabilities and strings stand where term(5) has them`() {
    var entry = CompiledEntry(name: "ab")
    entry.booleans = [true, false]
    entry.numbers = [80, -2, 1 << 24]
    entry.strings = [nil, Array("xy".utf8), []]
    entry.extendedBooleans = ["RGB"]
    entry.extendedNumbers = ["U8": 1]
    let expected: [[UInt8]] = [
      [0x1E, 0x02, 3, 0, 2, 0, 3, 0, 3, 0, 4, 0],
      Array("ab\0".utf8), [1, 0],
      // An odd length so far: one byte more.
      [0],
      [80, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1],
      [0xFF, 0xFF, 0, 0, 3, 0], Array("xy\0\0".utf8),
      [1, 0, 1, 0, 0, 0, 2, 0, 7, 0],
      [1], [0], [1, 0, 0, 0],
      [0, 0, 4, 0], Array("RGB\0U8\0".utf8),
    ]
    #expect(entry.compiled == expected.flatMap { $0 })
  }

  @Test func `TERMINFO takes it as hexadecimal digits`() {
    #expect(DirectColourEntry.variable([0x1E, 0x02, 0xAF]) == "hex:1E02AF")
  }
}
