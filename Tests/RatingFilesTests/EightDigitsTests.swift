import RatingData
import Testing

@testable import RatingFiles

@Suite struct `Eight digits at once` {
  /// What they are, read one by one.
  private func digits(_ bytes: [UInt8]) -> (count: Int, number: UInt64) {
    let digits = bytes.prefix { $0 >= 48 && $0 <= 57 }
    return (digits.count, digits.reduce(0) { $0 * 10 + UInt64($1 - 48) })
  }

  private func expectEqual(_ bytes: [UInt8]) {
    let expected = digits(bytes)
    let found = bytes.withUnsafeBufferPointer { bytes in bytes.baseAddress.map(EightDigits.init) }
    #expect(found?.count == expected.count, "\(bytes)")
    #expect(found?.number == expected.number, "\(bytes)")
    let power = (0..<expected.count).reduce(Int64(1)) { power, _ in power * 10 }
    #expect(found?.power == power, "\(bytes)")
  }

  @Test func `are what they are one by one, whatever stands behind them`() {
    var generator = SeededGenerator(seed: 5, stream: .split)
    for count in 0...8 {
      for last in UInt8.min...UInt8.max {
        var bytes = (0..<8).map { _ in UInt8(48 + generator.below(10)) }
        if count < 8 { bytes[count] = last }
        for position in (count + 1)..<max(8, count + 1) where position < 8 {
          bytes[position] = UInt8(generator.below(256))
        }
        expectEqual(bytes)
      }
    }
  }

  @Test func `are none where none stand`() {
    expectEqual([47, 48, 49, 50, 51, 52, 53, 54])
    expectEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expectEqual([255, 255, 255, 255, 255, 255, 255, 255])
  }
}

@Suite struct `The end of a file` {
  @Test(arguments: [("9 9 4", 4), ("9 9 4.5", 4.5), ("9 9 4\r", 4)] as [(String, Float)])
  func `is where it is, though digits of the block before stand behind it`(
    last: String, value: Float
  ) throws {
    let line = "111111 111111 1\n"
    let lines = 4
    var options = ReadingOptions(threads: 1)
    options.blockSize = lines * line.utf8.count
    let data = try MemoryFiles.alone(String(repeating: line, count: lines) + last)
      .read("my.txt", options)
    #expect(data.ratings.count == lines + 1)
    #expect(data.ratings.values[lines] == value)
  }
}
