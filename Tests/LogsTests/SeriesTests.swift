import Testing

@testable import Logs

@Suite struct `A series` {
  private func run(_ count: Int, value: (Int) -> Double = { Double($0) }) -> LoggedRun {
    var run = LoggedRun()
    guard let place = run.place(of: "a", in: "log") else { return run }
    for step in 0..<count {
      run.add(
        ScalarPoint(step: Double(step), value: value(step)), to: place,
        at: LogOrigin(file: "log", place: .line(step)))
    }
    return run
  }

  @Test func `keeps its points as they are while there is room`() throws {
    let series = try #require(run(ScalarSeries.mostBuckets)["a"])
    #expect(series.bucketCount == ScalarSeries.mostBuckets && !series.isThinned)
    #expect(series[40_000].mean == 40_000 && series[1023].step == 1023 && series[1024].step == 1024)
  }

  @Test func `thins its points, and loses neither spikes nor the end`() throws {
    let count = 1_000_000
    let series = try #require(run(count) { $0 == 777_777 ? 1e9 : $0 == 5 ? -1e9 : 0 }["a"])
    #expect(series.count == count && series.last?.step == Double(count - 1))
    #expect(series.bucketCount <= ScalarSeries.mostBuckets)
    var (high, low, points, before) = (-Double.infinity, Double.infinity, 0, -1.0)
    series.forEach {
      (high, low) = (max(high, $0.high), min(low, $0.low))
      points += Int($0.count)
      #expect($0.step > before)
      before = $0.step
    }
    #expect(high == 1e9 && low == -1e9 && points == count)
  }

  @Test(arguments: ScalarLevel.allCases)
  func `has the same points at every level`(level: ScalarLevel) throws {
    let series = try #require(run(50_001) { $0 == 33_333 ? 1e9 : Double($0 % 10) }["a"])
    var (count, buckets, high, sum, before) = (0, 0, 0.0, 0.0, -1.0)
    series.forEach(level) {
      (count, buckets) = (count + Int($0.count), buckets + 1)
      high = max(high, $0.high)
      sum += $0.mean * Double($0.count)
      #expect($0.step > before)
      before = $0.step
    }
    #expect(count == 50_001 && high == 1e9 && abs(sum - 1_000_224_997) < 1)
    #expect(buckets == (50_001 + level.rawValue - 1) / level.rawValue)
    #expect(series.least == 0)
    #expect(series.level(ofAtLeast: buckets - 1) == level)
  }

  @Test func `has the mean of the numbers of a bucket`() throws {
    let series = try #require(
      run(ScalarSeries.mostBuckets * 2) { $0 % 2 == 0 ? Double($0) : .nan }["a"])
    #expect(series[3].mean == 6 && series[3].low == 6 && series[3].high == 6)
  }

  @Test func `goes back over chunks`() throws {
    var run = run(5000)
    run.goBack(before: 1024)
    let series = try #require(run["a"])
    #expect(series.bucketCount == 1024 && series.count == 1024 && series.last?.value == 1023)
  }

  @Test func `goes on in another file, what that tells anew replaced`() throws {
    let both = LoggedRun(parts: [("a", run(100)), ("b", run(50) { Double(-$0) })])
    #expect(both.rows("a") == run(50) { Double(-$0) }.rows("a"))
    #expect(
      both.messages == ["b: begins at 0, which an earlier file tells, too; that is replaced"])
  }

  @Test func `is one of so many names, the others told once`() {
    var run = LoggedRun()
    for name in 0..<10_005 { _ = run.place(of: "\(name)", in: "log") }
    #expect(run.series.count == 10_000 && run.problems.count == 1)
    #expect(run.messages[0].hasPrefix("log: more than 10000 names"))
  }
}

@Suite struct `A number's text` {
  @Test(arguments: [
    "0", "-0", "1", "-1.5", "3.14159", "1e-07", "1E+5", "0.1", "123456789012345678901234567890",
    "2.2250738585072014e-308", "1.7976931348623157e308", "0.30000000000000004", "5e-324",
    "9007199254740993", ".5", "5.", "+2", "100000000000000000000000",
  ]) func `is read as the library reads it`(text: String) {
    let number = Array(text.utf8).withUnsafeBytes { NumberText.number($0) }
    let padded = text.hasSuffix(".") ? text + "0" : text
    #expect(number == Double(padded))
  }

  @Test(arguments: [
    "", "-", "x", "1x", "1e", "1e+", "0x10", "1.2.3", "--1", "1e999999", "nano", "e5",
  ])
  func `is refused where it is none`(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { NumberText.number($0) } == nil)
  }

  @Test(arguments: [("nan", Double.nan), ("-inf", -.infinity), ("Infinity", .infinity)])
  func `may be no finite number`(text: String, value: Double) {
    let number = Array(text.utf8).withUnsafeBytes { NumberText.number($0) }
    #expect(number == value || value.isNaN && number?.isNaN == true)
  }
}
