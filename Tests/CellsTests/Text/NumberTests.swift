import Cells
import Glibc
import Testing

@Suite("Numbers in words")
struct NumberTests {
  @Test(
    "Decimals are those of the exact value, ties to even",
    arguments: [
      (0.9197, 4, "0.9197"), (0.91965, 4, "0.9196"), (1.005, 2, "1.00"), (2.675, 2, "2.67"),
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"),
      (0.045, 2, "0.04"), (0.285, 2, "0.28"), (9.995, 2, "9.99"), (99.9996, 3, "100.000"),
      (11.1471, 4, "11.1471"), (1234.5, 1, "1,234.5"), (-0.39, 2, "−0.39"), (-0.004, 2, "0.00"),
      (-0.0, 1, "0.0"), (1e-300, 3, "0.000"), (0.1, 15, "0.100000000000000"),
      (0.1, 99, "0.100000000000000"),
      (1.9, -1, "2"), (2_251_799_813_685_249.5, 1, "2,251,799,813,685,249.5"),
      (9_007_199_254_740_991, 0, "9,007,199,254,740,991"), (1e300, 2, "1e+300"),
      (-1e20, 2, "−1e+20"),
      (.nan, 2, "–"), (.infinity, 2, "–"), (-.infinity, 0, "–"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(value.fixed(decimals) == text)
  }

  @Test("Any decimals are those that printf writes")
  func fixedAgainstPrintf() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5000 {
      let decimals = Int.random(in: 0...15, using: &generator)
      // Half of them are ties or next to one.
      let coarse = Double(Int.random(in: -5000...5000, using: &generator)) / 64
      let value =
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: coarse
        case 1: coarse.nextUp
        case 2: Double.random(in: -2...2, using: &generator)
        default: Double.random(in: -1e6...1e6, using: &generator)
        }
      var expected = printed(value, decimals: decimals)
      if expected.allSatisfy({ "-0.".contains($0) }), expected.first == "-" {
        expected.removeFirst()
      }
      let text = value.fixed(decimals).filter { $0 != "," }
      #expect(String(text.map { $0 == "−" ? "-" : $0 }) == expected)
    }
  }

  private func printed(_ value: Double, decimals: Int) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let count = withVaList([value]) {
        vsnprintf(buffer.baseAddress, buffer.count, "%.\(decimals)f", $0)
      }
      return String(decoding: buffer.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  @Test(
    "A sign is a true minus or a plus, and nothing at zero",
    arguments: [
      (1.72, "+1.72"), (-0.39, "−0.39"), (0, "0.00"), (0.001, "0.00"), (-0.001, "0.00"),
      (.nan, "–"),
      (.infinity, "–"),
    ] as [(Double, String)])
  func signed(value: Double, text: String) {
    #expect(value.signed(2) == text)
  }

  @Test(
    "A cosine has no leading zero",
    arguments: [
      (0.981, ".981"), (0.9996, "1.00"), (1, "1.00"), (1.000_000_1, "1.00"), (0, ".000"),
      (-0.042, "−.042"), (-1, "−1.00"), (.nan, "–"), (.infinity, "–"),
    ] as [(Double, String)])
  func cosine(value: Double, text: String) {
    #expect(value.asCosine == text)
  }

  @Test(
    "A duration is told in the two units that matter",
    arguments: [
      (0, "0.0 s"), (0.5, "0.5 s"), (9.94, "9.9 s"), (9.96, "10 s"), (42.4, "42 s"),
      (59.6, "1 min 0 s"), (80, "1 min 20 s"), (3599.6, "1 h 0 min"), (7500, "2 h 5 min"),
      (273_600, "3 d 4 h"), (-80, "−1 min 20 s"), (1e9, "> 30 years"), (1e300, "> 30 years"),
      (.nan, "–"), (.infinity, "–"),
    ] as [(Double, String)])
  func duration(seconds: Double, text: String) {
    #expect(seconds.asDuration == text)
  }

  @Test(
    "A rate has three digits and a unit of thousands",
    arguments: [
      (0, "0"), (850, "850"), (999.4, "999"), (999.6, "1.00 k"), (12_800_000, "12.8 M"),
      (999_600, "1.00 M"), (1_280_000_000, "1.28 G"), (123_456, "123 k"), (9_996, "10.0 k"),
      (-12_800, "−12.8 k"), (.nan, "–"),
    ] as [(Double, String)])
  func rate(value: Double, text: String) {
    #expect(value.asRate == text)
  }

  @Test("Milliseconds have one decimal, and six columns at the most")
  func milliseconds() {
    #expect(0.0706.asMilliseconds == "70.6")
    #expect(1.23456.asMilliseconds == "1,235")
    #expect(Double.nan.asMilliseconds == "–")
  }

  @Test(
    "A rating is in stars and halves where the scale ends at five or below",
    arguments: [
      (5, 1...5, "★★★★★"), (4.5, 0.5...5, "★★★★½"), (4.24, 1...5, "★★★★"), (4.26, 1...5, "★★★★½"),
      (0.5, 0.5...5, "½"), (0, 0...5, ""), (9, 1...5, "★★★★★"), (-3, 1...5, ""),
      (7.25, 1...10, "7.2"),
      (.nan, 1...5, "–"),
    ] as [(Double, ClosedRange<Double>, String)])
  func stars(rating: Double, scale: ClosedRange<Double>, text: String) {
    #expect(Stars.text(for: rating, on: scale) == text)
  }

  @Test(
    "No more decimals than it takes",
    arguments: [
      (4, "4"), (3.5, "3.5"), (4.25, "4.25"), (4.256, "4.26"), (100, "100"), (-0.5, "−0.5"),
      (.nan, "–"),
    ])
  func atMost(value: Double, text: String) { #expect(value.fixed(atMost: 2) == text) }

  @Test("A column in one cell", arguments: [(0, "▁"), (0.5, "▅"), (1, "█"), (7, "█"), (.nan, " ")])
  func column(share: Double, text: Character) { #expect(Eighths.column(share) == text) }
}
