import Testing

@testable import Cells

@Suite("Axes")
struct AxisTests {
  @Test(
    "A step is 1, 2, 2.5 or 5 times a power of ten, and no shorter than asked for",
    arguments: [
      (1, 1), (1.1, 2), (2.1, 2.5), (2.6, 5), (5.1, 10), (0.3, 0.5), (0.2, 0.2), (0.021, 0.025),
      (99, 100), (1e-9, 1e-9), (3e19, 5e19), (1e-140, 1e-140),
    ] as [(Double, Double)])
  func niceSteps(length: Double, step: Double) {
    #expect(NiceStep(atLeast: length).value == step)
  }

  @Test(
    "Labels have the decimals of their step",
    arguments: [
      (2, 3, "6"), (0.25, 2, "0.50"), (0.1, 3, "0.3"), (0.025, -1, "−0.025"), (5000, 2, "10,000"),
      (2.5, 4, "10.0"), (5e8, 3, "15e8"), (2e-12, 2, "4e−12"),
    ] as [(Double, Int, String)])
  func labels(step: Double, count: Int, label: String) {
    #expect(NiceStep(atLeast: step).label(count) == label)
  }

  @Test(
    "A vertical axis spans its data with readable labels",
    arguments: [
      // Omissions that fall to a small part of their start: from zero.
      (0.828, 11.1471, 10, ["0.0", "2.5", "5.0", "7.5", "10.0", "12.5"]),
      (0.828, 11.1471, 26, ["0", "2", "4", "6", "8", "10"]),
      // Omissions that stay near each other: their own range.
      (0.75, 1.05, 12, ["0.75", "0.80", "0.85", "0.90", "0.95", "1.00", "1.05"]),
      (0.75, 1.05, 5, ["0.75", "1.00"]),
      (0.36, 1, 10, ["0.25", "0.50", "0.75", "1.00"]),
      (0.24, 1, 10, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (-3, 4, 10, ["−4", "−2", "0", "2", "4"]),
      (-8, -1, 8, ["−8", "−6", "−4", "−2", "0"]),
      // One value only.
      (0.85, 0.85, 8, ["0.75", "0.80", "0.85", "0.90", "0.95"]),
      (0, 0, 4, ["0.0", "0.5", "1.0"]),
    ] as [(Double, Double, Int, [String])])
  func vertical(low: Double, high: Double, rows: Int, labels: [String]) {
    let axis = Axis.vertical(around: low...high, rows: rows)
    #expect(axis.ticks.map(\.label) == labels)
    #expect(axis.range.lowerBound == axis.ticks.first?.value, "the lower end has a label")
    #expect(axis.range.lowerBound <= low && axis.range.upperBound >= high)
  }

  @Test(
    "From five rows on there are three labels at the least, for between two nothing can be read off",
    arguments: 5...12)
  func threeLabels(rows: Int) {
    for (low, high) in [(0.4, 1.1), (0.4, 1.07), (0.3, 1.2), (0.7, 1.0), (0.45, 0.99), (0.84, 1.6)]
    {
      let axis = Axis.vertical(around: low...high, rows: rows)
      #expect(axis.ticks.count >= 3, "\(low) to \(high): \(axis.ticks.map(\.label))")
    }
  }

  @Test("Any data gets a range that holds it and is mostly filled, with labels two rows apart")
  func anyData() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let low = Double.random(in: -1...1, using: &generator) * 1e3
      let span = Double.tenTo(.random(in: -4...6, using: &generator))
      let rows = Int.random(in: 4...50, using: &generator)
      let axis = Axis.vertical(around: low...low + span, rows: rows)
      let places = axis.ticks.map { axis.share(of: $0.value) * Double(rows) }
      let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
      #expect(axis.share(of: low) >= -1e-9 && axis.share(of: low + span) <= 1 + 1e-9)
      #expect(axis.share(of: low + span) > 0.5, "\(low) \(span) \(rows)")
      #expect(gaps.allSatisfy { $0 > 1.99 }, "\(low) \(span) \(rows)")
      #expect(axis.ticks.count >= 2, "\(low) \(span) \(rows) \(axis)")
      #expect(Set(axis.ticks.map(\.label)).count == axis.ticks.count)
    }
  }

  @Test(
    "A horizontal axis is labelled at as many whole numbers as fit, and between them where it is short",
    arguments: [
      (1, 15, 80, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"), (1, 15, 40, "2 4 6 8 10 12 14"),
      (0, 15, 20, "0 5 10 15"), (0, 15, 8, "0 10"), (0, 2000, 60, "0 500 1,000 1,500 2,000"),
      (0.2, 0.9, 60, "0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9"), (0.5, 2.5, 60, "1 2"),
      (3, 3, 30, "2.8 3.0 3.2"), (0, 100_000, 12, "0 100,000"),
    ] as [(Double, Double, Int, String)])
  func horizontal(low: Double, high: Double, columns: Int, labels: String) {
    let axis = Axis.horizontal(over: low...high, columns: columns)
    #expect(axis.ticks.map(\.label).joined(separator: " ") == labels)
  }

  @Test(
    "A logarithmic axis is labelled at the finest digits that leave room",
    arguments: [
      (0.828, 11.1471, 10, "1 2 5 10"), (0.828, 11.1471, 40, "0.8 1 1.5 2 3 4 5 6 8 10"),
      (0.001, 1000, 12, "0.001 0.01 0.1 1 10 100 1,000"), (1e-90, 1e90, 10, "1e−50 1 1e50"),
      (0.9, 0.9, 8, "0.8 0.9 1.0"),
    ] as [(Double, Double, Int, String)])
  func logarithmic(low: Double, high: Double, rows: Int, labels: String) {
    let axis = Axis.logarithmic(around: low...high, rows: rows)
    #expect(axis.ticks.map(\.label).joined(separator: " ") == labels)
    #expect(axis.range.lowerBound <= low * 1.000_001 && axis.range.upperBound >= high * 0.999_999)
  }

  @Test("A place on an axis gives back its value")
  func inverse() {
    let linear = Axis(range: 2...6, scale: .linear, ticks: [])
    #expect(linear.share(of: 3) == 0.25)
    #expect(linear.value(at: 0.25) == 3)
    let logarithmic = Axis(range: 1...100, scale: .logarithmic, ticks: [])
    #expect(logarithmic.share(of: 10) == 0.5)
    #expect((logarithmic.value(at: 0.5) - 10).magnitude < 1e-12)
  }
}
