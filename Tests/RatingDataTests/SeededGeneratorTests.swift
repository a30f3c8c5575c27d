import Testing

@testable import RatingData

@Suite("The seeded generator")
struct SeededGeneratorTests {
  @Test("It is xoshiro256**, by the numbers of its authors' code for the state 1, 2, 3, 4")
  func reference() {
    var generator = SeededGenerator(seed: 0, stream: .split)
    generator.state = (1, 2, 3, 4)
    let numbers = (0..<6).map { _ in generator.next() }
    #expect(
      numbers == [
        11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600,
      ])
  }

  @Test("Seeds and streams give the same numbers for ever")
  func pinned() {
    var split = SeededGenerator(seed: 1, stream: .split)
    #expect((0..<2).map { _ in split.next() } == [0xbaa2_4e21_d05c_2935, 0x19ac_3505_7764_8864])
    var order = SeededGenerator(seed: 42, stream: .order)
    #expect((0..<2).map { _ in order.next() } == [0x3cf8_60af_930c_c916, 0x1ce8_fd05_1379_4c95])
  }

  @Test("Seeds differ, and streams of one seed differ")
  func distinct() {
    var seen: Set<UInt64> = []
    for seed in 0..<50 {
      for stream in [SeededGenerator.Stream.split, .start, .order, .other] {
        var generator = SeededGenerator(seed: UInt64(seed), stream: stream)
        #expect(seen.insert(generator.next()).inserted, "seed \(seed), \(stream)")
      }
    }
  }

  @Test("Whole numbers stay below their bound, all equally often", arguments: [1, 2, 3, 7, 100])
  func below(bound: UInt32) {
    var generator = SeededGenerator(seed: 7, stream: .other)
    var counts = [Int](repeating: 0, count: Int(bound))
    let count = 3000 * Int(bound)
    for _ in 0..<count { counts[Int(generator.below(bound))] += 1 }
    // Six standard deviations of a count whose mean is 3000.
    #expect(counts.allSatisfy { abs($0 - 3000) < 330 }, "\(counts)")
  }

  @Test("Numbers of the unit interval are in 0 ..< 1, with mean one half")
  func unit() {
    var generator = SeededGenerator(seed: 7, stream: .other)
    let numbers = (0..<10_000).map { _ in generator.unitFloat() }
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.02)
  }
}
