import Testing

@testable import Logs

/// Held to what the writers' own readers find in their files.
@Suite struct `A log of another program` {
  private static let pieces = [1, 7, 64, 1000, Int.max]

  private func read(_ name: String, pieces size: Int) throws -> LogContents {
    var contents = LogContents(file: name)
    contents.read(try Fixture.bytes(name), pieces: size)
    return contents
  }

  private func expect(_ run: LoggedRun, _ name: String) throws {
    let expected = try Fixture.expected(name)
    #expect(Set(run.series.map(\.name)) == Set(expected.keys))
    for (series, rows) in expected {
      let found = run.rows(series)
      let wanted = rows.map { [$0[0], $0[$0.count - 1]] }
      #expect(same(found, wanted), "\(name) \(series): \(found), expected \(wanted)")
    }
  }

  @Test(arguments: pieces) func `of TensorBoard has simple values`(size: Int) throws {
    let files = ["0000000001.a.0", "0000000002.a.1"].map { "simple/events.out.tfevents.\($0)" }
    let parts = try files.map { try read($0, pieces: size) }
    #expect(parts.map(\.format) == [.tensorBoard, .tensorBoard])
    let run = LoggedRun(parts: parts.map { ($0.file, $0.run) })
    // The second file goes on from step 200, and says so: nothing is wrong with it.
    try expect(run, "simple")
    let times = try Fixture.expected("simple")["loss/train"]?.map { $0[1] }
    let series = try #require(run["loss/train"])
    #expect((0..<series.bucketCount).map { series[$0].time } == times)
  }

  @Test(arguments: pieces) func `of TensorBoard has tensors of all types`(size: Int) throws {
    let log = try read("tensors/events.out.tfevents.0000000001.a.0", pieces: size)
    try expect(log.run, "tensors")
    #expect(log.run.problems.isEmpty)
  }

  @Test func `of TensorBoard has hyper-parameters`() throws {
    let log = try read("settings/events.out.tfevents.0000000001.a.0", pieces: 10)
    try expect(log.run, "settings")
    let settings = log.run.settings.map { "\($0.name) \($0.value)" }
    #expect(settings == ["batch 64", "lr 0.01", "nesterov true", "optimizer adam"])
    #expect(log.run.ending == .finished)
  }

  @Test(arguments: pieces) func `of Keras' CSVLogger`(size: Int) throws {
    let log = try read("keras.csv", pieces: size)
    #expect(log.format == .separated)
    try expect(log.run, "keras")
    #expect(log.run.problems.isEmpty)
  }

  @Test(arguments: pieces) func `of Lightning has sparse columns`(size: Int) throws {
    let log = try read("lightning.csv", pieces: size)
    #expect(log.format == .separated)
    try expect(log.run, "lightning")
    #expect(log.run["val_loss"]?.last?.epoch == 2)
  }

  @Test(arguments: pieces) func `of Hugging Face's Trainer`(size: Int) throws {
    let log = try read("trainer_state.json", pieces: size)
    #expect(log.format == .trainerState)
    try expect(log.run, "trainer")
    #expect(log.run.settings.contains { $0.name == "max_steps" && $0.value == "30" })
    #expect(log.run["eval_loss"]?.last?.epoch == 3)
  }
}
