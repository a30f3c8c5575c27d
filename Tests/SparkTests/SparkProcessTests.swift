import Testing

@testable import Spark

@Suite(.timeLimit(.minutes(2))) struct `The process of spark-submit` {
  @Test func `is waited for, for each line and for its end`() throws {
    let spark = try FakeSpark("sleep 0.2; echo here; sleep 0.2; exit 3")
    let home = SparkHome(path: spark.home, source: "this test", python: nil)
    let process = SparkProcess(home, [home.submit], variables: [:])
    let first = process.news(atMost: 60)
    #expect(first.lines.map { String(decoding: $0, as: UTF8.self) } == ["here"])
    #expect(first.ending == nil)
    var ending: SparkProcess.Ending?
    while ending == nil { ending = process.news(atMost: 60).ending }
    guard case .exited("status 3") = ending else {
      Issue.record("\(String(describing: ending))")
      return
    }
  }
}
