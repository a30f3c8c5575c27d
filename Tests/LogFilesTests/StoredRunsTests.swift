import Concurrency
import Files
import FoundationEssentials
import Glibc
import LogFiles
import Logs
import TestFolders
import Testing

/// The fixtures are MLflow's own: Tests/LogsTests/make_fixtures.py.
@Suite struct `A file store of MLflow` {
  private let home = TemporaryFolder()
  private let workers = Workers(count: 2)
  private let first = "mlruns/experiment/00000000000000000000000000000000"

  private static let fixtures = #filePath.replacing(
    "LogFilesTests/StoredRunsTests.swift", with: "LogsTests/Fixtures")

  init() throws {
    try FileManager.default.copyItem(
      atPath: Self.fixtures + "/mlruns", toPath: "\(home.path)/mlruns")
  }

  private func write(_ name: String, _ text: String, _ mode: String = "w") throws {
    try Folder.create(Folder.parent(of: "\(home.path)/\(name)"))
    let handle = try #require(fopen("\(home.path)/\(name)", mode))
    fputs(text, handle)
    fclose(handle)
  }

  private func read(_ name: String) throws -> String {
    String(decoding: try InputFile.contents(of: "\(home.path)/\(name)"), as: UTF8.self)
  }

  private func look(_ name: String = "mlruns") -> WatchedLogs {
    var watch = LogWatch(["\(home.path)/\(name)"])
    return watch.look(on: workers)
  }

  @Test func `has runs by name, with state, start and settings`() {
    let logs = look()
    #expect(logs.runs.map(\.name) == ["movies/first: a try", "movies/second"])
    #expect(logs.runs.allSatisfy { $0.format == .mlflow } && logs.problems.isEmpty)
    let (ended, live) = (logs.runs[0].log, logs.runs[1].log)
    #expect(ended.ending == .finished && live.ending == nil)
    #expect(ended.start == 1_700_000_000 && live.start == 1_700_000_000.001)
    let settings = ended.settings.map { "\($0.name)=\($0.value)" }
    #expect(settings == ["lr=0.01", "optimizer=adam", "text=two\nlines", "tags/team=films"])
    #expect(ended.problems.isEmpty)
  }

  @Test func `has the values that MLflow's client reads`() throws {
    let run = look().runs[0].log
    let json = try ExpectedRows.rows("\(Self.fixtures)/mlflow.json")
    #expect(Set(run.series.map(\.name)) == Set(json.keys))
    for (name, rows) in json {
      let series = try #require(run[name])
      for (place, row) in rows.enumerated() {
        let bucket = series[place]
        #expect([bucket.step, bucket.time] == [row[0], row[1]])
        #expect(bucket.mean == row[2] || bucket.mean.isNaN && row[2].isNaN)
      }
      #expect(series.bucketCount == rows.count)
    }
  }

  @Test(arguments: ["", "/experiment", "/experiment/00000000000000000000000000000000"])
  func `is known from any of its folders`(folder: String) {
    let logs = look("mlruns\(folder)")
    let isRun = folder.count > 12
    #expect(logs.runs.map(\.name).first == (isRun ? "first: a try" : "movies/first: a try"))
    #expect(logs.runs.count == (isRun ? 1 : 2))
  }

  @Test func `is followed as it grows, ends, and is renamed`() throws {
    var watch = LogWatch(["\(home.path)/mlruns"])
    _ = watch.look(on: workers)
    let second = first.replacing("/0000000000", with: "/1111111111").replacing("0", with: "1")
    try write("\(second)/metrics/val/loss", "1700000003000 0.125 60\n17000", "a")
    try write("\(second)/metrics/new", "1700000003000 7 60\n")
    let meta = try read("\(second)/meta.yaml")
    try write(
      "\(second)/meta.yaml",
      meta.replacing("status: 1", with: "status: 5").replacing(
        "run_name: second", with: "run_name: 2"))
    var logs = WatchedLogs()
    for _ in 0..<11 { logs = watch.look(on: workers) }
    #expect(logs.runs.map(\.name) == ["movies/2", "movies/first: a try"])
    let run = logs.runs[0].log
    let last = try #require(run["val/loss"]?.last)
    #expect([last.step, last.time, last.value] == [60, 1_700_000_003, 0.125])
    #expect(run["new"]?.last?.value == 7 && run.ending == .stopped && run.problems.isEmpty)
  }

  @Test func `tells runs of one name apart, and leaves deleted ones out`() throws {
    let meta = try read("\(first)/meta.yaml")
    try write("mlruns/experiment/2222/meta.yaml", meta.replacing("00000000", with: "22222222"))
    try write(
      "mlruns/experiment/3333/meta.yaml",
      meta.replacing("lifecycle_stage: active", with: "lifecycle_stage: deleted"))
    let names = look().runs.map(\.name)
    #expect(names == ["movies/first: a try", "movies/first: a try (2222)", "movies/second"])
  }

  @Test func `says which line is none`() throws {
    try write("\(first)/metrics/val/loss", "17000 x 1\n1700000003000 1 2 3\n", "a")
    let problems = look().runs[0].log.problems.first
    #expect(problems.map(\.place) == [.line(7), .line(8)])
    #expect(problems[0].text == "is no time, value and step of a metric of MLflow, and left out")
  }

  @Test func `survives a meta.yaml that is none any more`() throws {
    var watch = LogWatch(["\(home.path)/mlruns"])
    _ = watch.look(on: workers)
    try write("\(first)/meta.yaml", "run_id: [\n\t")
    var logs = WatchedLogs()
    for _ in 0..<11 { logs = watch.look(on: workers) }
    let run = try #require(logs.runs.first { $0.name == "movies/first: a try" })
    #expect(run.log["val/loss"]?.count == 6)
    #expect(run.log.problems.first.map(\.text) == ["is no meta.yaml of a run of MLflow"])
  }

  @Test func `of SQLite is told to be none`() throws {
    try write("mlflow.db", "SQLite format 3")
    let why = "it is an SQLite database; of MLflow, its file store (mlruns) is read"
    #expect(try LogPath("\(home.path)/mlflow.db") == .unknown(why))
  }
}

/// What a writer's own reader found: for each name rows of numbers, of which some are texts, as JSON has none for them.
private enum ExpectedRows {
  private struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try? container.decode(String.self)
      value = try text.flatMap(Double.init) ?? container.decode(Double.self)
    }
  }

  static func rows(_ path: String) throws -> [String: [[Double]]] {
    let data = Data(try InputFile.contents(of: path))
    return try JSONDecoder().decode([String: [[Number]]].self, from: data)
      .mapValues { $0.map { $0.map(\.value) } }
  }
}
