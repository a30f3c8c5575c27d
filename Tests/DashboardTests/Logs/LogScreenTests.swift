import Cells
import Testing

@testable import Dashboard
@testable import Logs

/// Runs of other programs on the screen.
@Suite struct `Watched logs` {
  static func run(
    _ name: String, _ text: String, quiet: Double = 1
  ) -> WatchedRun {
    var contents = LogContents(file: name)
    Array(text.utf8).withUnsafeBytes { contents.read($0) }
    contents.end()
    return WatchedRun(
      name, contents.format ?? .jsonLines, files: [name], log: contents.run, quiet: quiet)
  }

  /// Curves that fall.
  static func curves(_ factor: Double, lr: Double) -> String {
    let rows = (1...60).map { step in
      let loss = factor / Double(step)
      return "{\"step\":\(step * 10),\"epoch\":\(step / 10),\"time\":\(1_700_000_000 + step * 60),"
        + "\"train/loss\":\(loss),\"lr\":0.001,\"sys/gpu\":\(step % 7)"
        + (step % 5 == 0 ? ",\"val/loss\":\(loss * 1.25),\"val/accuracy\":\(1 - loss / 4)" : "")
        + "}\n"
    }
    return "{\"config\":{\"lr\":\(lr),\"width\":64}}\n" + rows.joined()
  }

  static func scenario(
    _ runs: [WatchedRun], size: Size = Size(width: 120, height: 36)
  ) -> LogScenario {
    var scenario = LogScenario(size: size)
    scenario.send(runs)
    return scenario
  }

  private static let one = run("mlp", curves(2, lr: 0.1))
  private static let other = run("cnn", curves(1, lr: 0.01), quiet: 100)

  @Test(arguments: ScreenGoldenTests.allSizes) func `one run opens its curves`(size: Size) {
    let scenario = Self.scenario([Self.one], size: size)
    expectGolden(view(scenario.state), named: "log-run-\(size.width)x\(size.height)")
  }

  @Test(arguments: ScreenGoldenTests.allSizes) func `several open a list of them`(size: Size) {
    var scenario = Self.scenario([Self.other, Self.one], size: size)
    scenario.type("  ")
    expectGolden(view(scenario.state), named: "log-runs-\(size.width)x\(size.height)")
    scenario.press(.enter)
    scenario.type("x")
    for _ in 0..<30 { scenario.press(.left) }
    expectGolden(view(scenario.state), named: "log-marked-\(size.width)x\(size.height)")
  }

  @Test func `numbers of other data share a chart, a loss on what validates first`() {
    let panes = LogPane.panes(of: [Self.one])
    #expect(panes.map(\.base) == ["loss", "lr", "accuracy", "sys/gpu"])
    #expect(panes[0].names == ["train/loss", "val/loss"])
  }

  @Test(arguments: [
    ("val_loss", "loss", LogName.Part.validation), ("loss/val", "loss", .validation),
    ("eval/top_1", "top_1", .validation), ("train/box/loss", "box/loss", .training),
    ("test_acc", "acc", .validation), ("acc_train", "acc", .training), ("val", "val", .unknown),
    ("value_loss", "value_loss", .unknown), ("train", "train", .unknown), ("", "", .unknown),
    ("/", "/", .unknown), ("a/val_loss", "a/loss", .validation),
  ]) func `names tell what was measured on what`(name: String, base: String, part: LogName.Part) {
    #expect(LogName(name).base == base && LogName(name).part == part)
  }

  @Test(arguments: [100, 5000, 200_000])
  func `a line has the least and the greatest of each column, in order`(count: Int) throws {
    let text = (0..<count).map { "{\"step\":\($0),\"a\":\($0 % 2 == 0 ? -1 : 1)}\n" }.joined()
    let series = try #require(Self.run("a", text).log["a"])
    let line = LogLine(series: series, axis: .step, origin: 0)
    let points = line.points(in: 0...Double(count), columns: 80, .none)
    #expect(points.count <= 2 * 82)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x })
    #expect(points.count { $0.y == 1 } > 49 && points.count { $0.y == -1 } > 49)
  }

  @Test func `the axis counts what the log tells of`() {
    var scenario = Self.scenario([Self.one])
    #expect(scenario.screen.contains("loss · step"))
    scenario.type("u")
    #expect(scenario.screen.contains("loss · epoch"))
    scenario.type("u")
    #expect(scenario.screen.contains("loss · minutes"))
    scenario.type("u")
    #expect(scenario.screen.contains("loss · step"))
  }

  @Test func `a chart has its own scale, which stays with it`() {
    var scenario = Self.scenario([Self.one])
    scenario.press(.down)
    scenario.type("l")
    #expect(scenario.screen.contains("lr · step · log y"))
    #expect(!scenario.screen.contains("loss · step · log y"))
    scenario.send([Self.run("mlp", "{\"step\":1,\"acc\":1}\n" + Self.curves(1, lr: 1))])
    #expect(scenario.screen.contains("lr · step · log y"))
  }

  @Test func `a cursor says what all lines are there`() {
    var scenario = Self.scenario([Self.one])
    #expect(scenario.screen.contains("train/loss 0.03333"))
    scenario.type("x")
    for _ in 0..<50 { scenario.press(.left) }
    // A hundred steps of 5.9: at 305 the last point is that of 300.
    #expect(scenario.screen.contains("train/loss 0.06667"))
    #expect(scenario.screen.contains("val/loss 0.08333"))
    #expect(scenario.screen.contains("val/accuracy 0.9833"))
    scenario.press(.escape)
    #expect(scenario.screen.contains("train/loss 0.03333"))
  }

  @Test func `zoom and smoothing are those of all charts`() {
    var scenario = Self.scenario([Self.one])
    scenario.type("zzm")
    let charts = scenario.screen
    #expect(
      charts.contains("loss · step · smooth 0.6") && charts.contains("lr · step · smooth 0.6"))
    #expect(!charts.contains(" 100 "))
    scenario.press(.escape)
    #expect(scenario.screen.contains(" 100 "))
  }

  @Test func `the lines of a chart are exported`() throws {
    let scenario = Self.scenario([Self.one])
    let screen = try #require(scenario.state.screens[0] as? any Exportable)
    let table = try #require(screen.table(scenario.state.shared))
    #expect(table.name == "loss" && table.rows.count == 72)
    #expect(
      table.rows[1].map(\.text)
        == ["mlp", "train/loss", "20", "0", "1700000120", "1", "1", "1", "1"])
  }

  @Test(arguments: [
    ("cnn", ["cnn"]), ("val<0.03", ["cnn"]), ("lr>=0.1", []), ("width=64", ["cnn", "mlp"]),
    ("/^m", ["mlp"]), ("silent", ["cnn"]), ("live json", ["mlp"]), ("/(", ["cnn", "mlp"]),
  ]) func `are found by words, conditions and expressions`(text: String, names: [String]) {
    let filter = LogFilter(text)
    #expect([Self.other, Self.one].filter(filter.matches).map(\.name) == names)
  }

  @Test func `are live, silent, dead or ended`() {
    let lives = [1, 60, 4000].map { Self.run("a", "{\"a\":1}\n", quiet: $0).life }
    #expect(lives == [.live, .silent(60), .dead])
    let ended = Self.run("a", "{\"event\":\"end\",\"reason\":\"failed\"}\n", quiet: 1)
    #expect(ended.life == .ended(.failed))
  }

  @Test func `problems are told once, and stay in the log`() {
    var scenario = Self.scenario([Self.run("mlp", "{\"a\":1}\n{]\n")])
    let text = "mlp, line 2: is no JSON object (byte 1 of it)"
    #expect(scenario.screen.contains(text))
    scenario.press(.escape)
    scenario.send([Self.run("mlp", "{\"a\":1}\n{]\n{\"a\":2}\n")])
    #expect(!scenario.screen.contains(text))
    scenario.type("L")
    #expect(scenario.screen.contains(text))
  }

  @Test func `what a log calls its numbers cannot move a cursor`() {
    let scenario = Self.scenario([Self.run("a\u{1B}[2J", "{\"x\\u001b[2J\":1,\"y\":2}\n")])
    #expect(!scenario.screen.contains("\u{1B}"))
  }

  @Test(
    arguments: [
      (0.849_68, "0.8497"), (12.3, "12.30"), (1234.56, "1,235"), (-0.000_03, "−3.000e-5"),
      (0, "0"), (9.999_96e-8, "1.000e-7"), (1e9, "1.000e9"), (.nan, "NaN"), (-.infinity, "-∞"),
      (.leastNonzeroMagnitude, "4.941e-324"), (0.000_123_45, "0.0001234"),
    ] as [(Double, String)]) func `have four digits`(value: Double, text: String)
  {
    #expect(value.fourDigits == text)
  }

  @Test func `no size and no log traps`() {
    let logs = [
      "{\"a\":NaN}\n", "{\"a\":1}\n", "{\"step\":5,\"a\":1}\n{\"step\":5,\"a\":Infinity}\n",
      "{\"time\":1e300,\"step\":1e300,\"a\":1e308}\n{\"step\":1.7e308,\"time\":1.5e308,\"a\":-1e308}\n",
      "{\"step\":-1e308,\"a\":1}\n{\"step\":1e308,\"a\":2}\n",
      (0..<300).map { "{\"n\($0)\":\($0)}\n" }.joined(),
    ]
    for width in [0, 60, 61, 77, 120, 301] {
      for height in [0, 16, 17, 24, 80] {
        for log in logs {
          var scenario = Self.scenario(
            [Self.run("a", log), Self.run("b", "{\"a\":2}\n")],
            size: Size(width: width, height: height))
          for key in "  1lyuxzmX#fzZ2?" { scenario.type(String(key)) }
          scenario.press(.left, .right, .down, .pageDown, .escape, .enter)
          #expect(view(scenario.state).size == Size(width: width, height: height))
        }
      }
    }
  }

  @Test(arguments: ScreenGoldenTests.sizes) func `every title is explained`(size: Size) {
    var scenario = Self.scenario([Self.other, Self.one], size: size)
    for keys in ["", " ", " ", "1", "f"] {
      scenario.type(keys)
      for landmark in view(scenario.state).landmarks {
        #expect(landmark.caption.term != nil, "\(landmark.caption.text)")
      }
    }
  }
}

/// Drives the dashboard of logs without files.
struct LogScenario {
  private(set) var state: State

  init(size: Size) {
    state = State(
      size: size, source: .logs("logs"), themes: ["marquee-dark"], theme: "marquee-dark")
    _ = update(&state, .watchLogs)
  }

  var screen: String { view(state).lines.joined(separator: "\n") }

  mutating func send(_ runs: [WatchedRun]) {
    var logs = WatchedLogs()
    logs.runs = runs
    logs.hasLooked = true
    _ = update(&state, .logs(logs))
  }

  mutating func press(_ keys: Key...) {
    for key in keys { _ = update(&state, .input(.key(key))) }
  }

  mutating func type(_ text: String) { text.forEach { press(.character($0)) } }
}

/// The same in lines.
@Suite struct `Watched logs in lines` {
  @Test func `say what they were taken for, and what they come to, once`() {
    var dashboard = LinearDashboard(
      LogScenario(size: Size(width: 80, height: 24)).state, input: .pipe, letters: .all)
    var logs = WatchedLogs()
    logs.hasLooked = true
    logs.runs = [`Watched logs`.run("mlp", "{\"step\":7,\"loss\":0.5}\n")]
    let events: [LinearEvent] = [
      .message(.watchLogs), .message(.logs(logs)), .message(.logs(logs)),
    ]
    var lines: [String] = []
    for (time, event) in (events + [.time, .time, .endOfInput, .time]).enumerated() {
      for case .write(let text) in dashboard.receive([event], at: Double(time * 5)) {
        lines.append(text)
      }
    }
    #expect(
      lines == [
        "marquee. Other programs' training, told in logs. Type help for what you can say.\n",
        "mlp is taken for: JSON lines, 1 number.\n", "Step 7. loss 0.5000.\n",
      ])
  }
}
