import Concurrency
import FoundationEssentials
import Glibc
import LogFiles
import Logs
import TestFolders
import Testing

@Suite struct `Watching logs` {
  private let home = TemporaryFolder()
  private let workers = Workers(count: 2)

  private func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: "\(home.path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func append(_ name: String, _ text: String) throws {
    let path = "\(home.path)/\(name)"
    let before = try Data(contentsOf: URL(filePath: path))
    let handle = try #require(fopen(path, "a"))
    fputs(text, handle)
    fclose(handle)
    #expect(try Data(contentsOf: URL(filePath: path)).count == before.count + text.utf8.count)
  }

  private func watch(_ names: String...) -> LogWatch {
    LogWatch(names.isEmpty ? [home.path] : names.map { "\(home.path)/\($0)" })
  }

  private func values(_ logs: WatchedLogs, _ name: String = "a") -> [Double] {
    guard let series = logs.runs.first?.log[name] else { return [] }
    return (0..<series.bucketCount).map { series[$0].mean }
  }

  private static let lines = "{\"step\":1,\"a\":1}\n{\"step\":2,\"a\":2}\n"

  @Test func `finds runs by what is in files, and names them by folders`() throws {
    try write("one/metrics.csv", "step,a\n1,2\n")
    try write("two/deep/log.txt", Self.lines)
    try write("three/a.csv", "step,a\n1,2\n")
    try write("three/b.csv", "step,a\n1,2\n")
    try write("top.jsonl", Self.lines)
    try write("readme.md", "hello\nworld\n")
    try write(".hidden/a.csv", "step,a\n1,2\n")
    var watch = watch()
    let logs = watch.look(on: workers)
    #expect(
      logs.runs.map(\.name) == ["one", "three/a.csv", "three/b.csv", "top.jsonl", "two/deep"])
    #expect(
      logs.runs.map(\.format) == [.separated, .separated, .separated, .jsonLines, .jsonLines])
    #expect(logs.problems.isEmpty && logs.bytesLeft == 0 && logs.hasLooked)
  }

  @Test func `takes the event files of a folder for one run, called as the folder is`() throws {
    // A record of no bytes, whose checksums are those of eight zeros and of nothing.
    let zeros = [UInt8](repeating: 0, count: 8)
    let bytes = zeros + sum(zeros) + sum([])
    for name in ["top/a.1", "top/a.2", "top/eval/a.1"] {
      try write(name, "")
      try Data(bytes).write(to: URL(filePath: "\(home.path)/\(name)"))
    }
    var watch = watch("top")
    let logs = watch.look(on: workers)
    #expect(logs.runs.map(\.name) == ["eval", "top"] && logs.runs[1].files.count == 2)
  }

  private func sum(_ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: CRC32.castagnoli.masked(bytes).littleEndian) { Array($0) }
  }

  @Test func `takes the last checkpoint of a trainer, or what tells of the whole run`() throws {
    for step in [500, 1000, 90] {
      try write(
        "run/checkpoint-\(step)/trainer_state.json",
        "{\n \"log_history\": [\n {\"step\": \(step), \"a\": 1}\n ]\n}\n")
    }
    var watch = watch()
    var logs = watch.look(on: workers)
    #expect(logs.runs.map(\.name) == ["run"])
    #expect(logs.runs[0].log["a"]?.last?.step == 1000)
    try write("run/trainer_state.json", "{\n \"log_history\": [\n {\"step\": 7, \"a\": 1}\n ]\n}\n")
    for _ in 0..<11 { logs = watch.look(on: workers) }
    #expect(logs.runs.map(\.name) == ["run"] && logs.runs[0].log["a"]?.last?.step == 7)
  }

  @Test func `follows a file that grows, half lines with it`() throws {
    try write("log.jsonl", Self.lines)
    var watch = watch("log.jsonl")
    #expect(values(watch.look(on: workers)) == [1, 2])
    let version = watch.look(on: workers).version
    #expect(watch.look(on: workers).version == version)
    try append("log.jsonl", "{\"step\":3,")
    #expect(values(watch.look(on: workers)) == [1, 2])
    try append("log.jsonl", "\"a\":3}\n")
    let logs = watch.look(on: workers)
    #expect(values(logs) == [1, 2, 3] && logs.version != version)
    #expect(logs.runs[0].log.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("{\"step\":1,\"a\":9}\n", [9]),
      ("{\"step\":1,\"a\":9,\"b\":1}\n{\"step\":2,\"a\":8}\n{\"step\":3,\"a\":7}\n", [9, 8, 7]),
    ] as [(String, [Double])])
  func `reads a file anew that is cut short, or written anew`(text: String, expected: [Double])
    throws
  {
    try write("log.jsonl", Self.lines)
    var watch = watch("log.jsonl")
    #expect(values(watch.look(on: workers)) == [1, 2])
    let handle = try #require(fopen("\(home.path)/log.jsonl", "w"))
    fputs(text, handle)
    fclose(handle)
    let logs = watch.look(on: workers)
    #expect(values(logs) == expected)
    let problem = logs.runs[0].log.problems.first.first?.text
    #expect(problem == "was cut short or replaced, and is read anew")
  }

  @Test func `keeps what a folder held that vanishes, and finds what comes`() throws {
    try write("runs/one/log.jsonl", Self.lines)
    var watch = watch()
    #expect(watch.look(on: workers).runs.count == 1)
    try FileManager.default.removeItem(atPath: "\(home.path)/runs")
    try write("new/log.jsonl", Self.lines)
    var logs = WatchedLogs()
    for _ in 0..<11 { logs = watch.look(on: workers) }
    #expect(logs.runs.map(\.name) == ["new", "runs/one"])
    #expect(logs.runs.allSatisfy { $0.log["a"]?.count == 2 })
  }

  @Test func `waits for a file that is not there, or says nothing yet`() throws {
    var watch = watch("log.csv")
    #expect(watch.look(on: workers).runs.isEmpty)
    try write("log.csv", "step,a\n")
    for _ in 0..<11 { #expect(watch.look(on: workers).runs.isEmpty) }
    try append("log.csv", "1,5\n")
    var logs = WatchedLogs()
    for _ in 0..<11 { logs = watch.look(on: workers) }
    #expect(values(logs) == [5])
  }

  @Test func `says what a named file is not`() throws {
    try write("notes", "hello\nworld\n")
    var watch = watch("notes")
    let problems = watch.look(on: workers).problems.first.map(\.description)
    let why = "its first line, hello, is neither JSON nor names of columns"
    #expect(problems == ["\(home.path)/notes: \(why)"])
    #expect(try LogPath("\(home.path)/notes") == .unknown(why))
  }

  @Test func `tells runs, folders and what is not written apart`() throws {
    try write("run/run.json", "{}")
    try write("run/events.jsonl", "")
    #expect(try LogPath("\(home.path)/run") == .run(events: "\(home.path)/run/events.jsonl"))
    #expect(try LogPath(home.path) == .folder)
    #expect(try LogPath("\(home.path)/none") == .unwritten)
    #expect(try LogPath("\(home.path)/run/events.jsonl") == .unwritten)
  }

  @Test func `takes of Weights & Biases the run alone, by its name`() throws {
    let fixture = #filePath.replacing(
      "LogFilesTests/LogWatchTests.swift", with: "LogsTests/Fixtures/wandb/run-fixture1.wandb")
    let folder = "wandb/offline-run-20261201_090000-fixture1"
    try write("\(folder)/files/wandb-summary.json", "{\"loss\": 1}\n")
    try write("\(folder)/logs/debug-internal.log", Self.lines)
    try write("wandb/debug-internal.log", Self.lines)
    try FileManager.default.copyItem(
      atPath: fixture, toPath: "\(home.path)/\(folder)/run-fixture1.wandb")
    var watch = watch()
    let runs = watch.look(on: workers).runs
    #expect(runs.map(\.name) == ["first try (\(folder))"])
    #expect(runs[0].format == .weightsAndBiases && runs[0].log["loss"]?.count == 40)
  }

  @Test func `has no news where nothing is new`() throws {
    try write("log.jsonl", Self.lines)
    var watch = watch()
    #expect(watch.news(on: workers)?.runs.count == 1)
    #expect(watch.news(on: workers).map(\.runs.count) == nil)
    try append("log.jsonl", "{\"step\":3,\"a\":3}\n")
    #expect(watch.news(on: workers).map { values($0) } == [1, 2, 3])
    try write("other.jsonl", Self.lines)
    var news: WatchedLogs?
    for _ in 0..<11 { news = watch.news(on: workers) ?? news }
    #expect(news?.runs.count == 2)
  }

  private func setAge(of name: String, seconds: Int) {
    var times = [timespec(), timespec()]
    clock_gettime(CLOCK_REALTIME, &times[0])
    times[0].tv_sec -= seconds
    times[1] = times[0]
    #expect(utimensat(AT_FDCWD, "\(home.path)/\(name)", times, 0) == 0)
  }

  @Test(arguments: [false, true])
  func `looks at silent files less often, and at one that grows each time`(isOld: Bool) throws {
    try write("log.jsonl", Self.lines)
    if isOld { setAge(of: "log.jsonl", seconds: 600) }
    var watch = watch("log.jsonl")
    for _ in 0..<(isOld ? 1 : 300) { _ = watch.look(on: workers) }
    try append("log.jsonl", "{\"step\":3,\"a\":3}\n")
    var looks = 1
    while values(watch.look(on: workers)).count < 3 { looks += 1 }
    #expect(looks > 1 && looks <= 10)
    try append("log.jsonl", "{\"step\":4,\"a\":4}\n")
    #expect(values(watch.look(on: workers)).count == 4)
  }
}
