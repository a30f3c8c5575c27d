import Dispatch
import Testing

@testable import Spark

@Suite(.timeLimit(.minutes(2))) struct `The process of spark-submit` {
  @Test func `is waited for, for each line and for its end`() async throws {
    let spark = try FakeSpark("sleep 0.2; echo here; sleep 0.2; exit 3")
    defer { withExtendedLifetime(spark) {} }
    let (lines, ending) = await news(ofSparkIn: spark.home)
    #expect(lines.map { String(decoding: $0, as: UTF8.self) } == ["here"])
    guard case .exited("status 3") = ending else {
      Issue.record("\(ending)")
      return
    }
  }

  /// On a queue of its own: who waits must not hold a thread that the process' own tasks need.
  private func news(ofSparkIn path: String) async -> (lines: [[UInt8]], ending: SparkProcess.Ending)
  {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "news").async {
        let home = SparkHome(path: path, source: "this test", python: nil)
        let process = SparkProcess(home, [home.submit], variables: [:])
        let first = process.news(atMost: 60)
        var ending = first.ending
        while ending == nil { ending = process.news(atMost: 60).ending }
        if let ending { continuation.resume(returning: (first.lines, ending)) }
      }
    }
  }
}
