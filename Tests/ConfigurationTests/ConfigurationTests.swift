import Dashboard
import Dispatch
import Files
import Runs
import TestFolders
import Testing

@testable import Configuration

@Suite struct `The configuration` {
  private let home = TemporaryFolder()

  private func read(_ yaml: String) -> Configuration {
    Configuration(yaml: yaml, source: "c.yaml") {
      $0 == "none-such" ? "no theme is called so" : nil
    }
  }

  private func chosen(_ configuration: Configuration) -> [String] {
    configuration.preferences.chart.choices.map(\.word)
  }

  @Test func `sets what it names, and leaves the rest as usual`() throws {
    let configuration = read(
      """
      theme: marquee-light
      pace: 0.3
      mouse: off
      ask_before_quitting: no
      linear: true
      chart: {y: log, grid: on}
      runs: {keep: 7, bytes: 1000}
      keys:
        quit: Q
        pause: [space, p]
      """)
    #expect(configuration.problems == [])
    #expect(configuration.preferences.theme == "marquee-light")
    #expect(configuration.preferences.pace == .third)
    #expect(!configuration.preferences.reportsMouse)
    #expect(!configuration.preferences.asksBeforeQuitting)
    #expect(configuration.preferences.isLinear)
    #expect(chosen(configuration) == ["log", "auto", "epochs", "linear", "none", "on", "braille"])
    #expect(configuration.runs.count == 7)
    #expect(configuration.runs.bytes == 1000)
    let keys = try KeyMap([("quit", ["Q"]), ("pause", ["space", "p"])])
    #expect(configuration.preferences.keys == keys)
    for empty in ["", "# nothing\n", "chart:\nkeys:\n"] {
      #expect(read(empty).preferences == Preferences())
      #expect(read(empty).problems == [])
    }
  }

  @Test(arguments: [
    ("theme: none-such", "c.yaml:1: no theme is called so"),
    ("theme: [a]", "c.yaml:1: expected a theme's name or the path of a scheme file, found a list"),
    ("mouse: on\npace: 7", "c.yaml:2: expected seconds an epoch takes at least: 0, 0.1"),
    ("mouse: perhaps", "c.yaml:1: expected on or off, found perhaps"),
    ("chart:\n  y: cubic", "c.yaml:2: y: expected one of linear, log, found cubic"),
    (
      "chart:\n  z: log",
      "c.yaml:2: expected one of y, range, x, x_scale, smoothing, grid, marks, found z"
    ),
    ("chart: log", "c.yaml:1: expected choices by name, found log"),
    ("runs: {keep: 0}", "c.yaml:1: keep: expected a whole number above 0, found 0"),
    ("runs: {keep: 1e99}", "c.yaml:1: keep: expected a whole number above 0, found 1e99"),
    ("runs: {weeks: 3}", "c.yaml:1: expected keep or bytes, found weeks"),
    ("keys:\n  paus: p", "c.yaml:2: keys: paus: no action is called paus; there are "),
    ("keys: {quit: qq}", "c.yaml:1: keys: quit: no key is called qq; expected one character"),
    ("keys: {quit: []}", "c.yaml:1: quit: expected a key or a list of keys"),
    ("keys: {quit: s}", "c.yaml:1: keys: quit: s already means stop"),
    (
      "colour: red",
      "c.yaml:1: expected one of theme, pace, story, mouse, ask_before_quitting, linear, chart, runs, keys, found"
    ),
    ("theme: a\n  b: c", "c.yaml:2: expected YAML: "),
    ("- a", "c.yaml:1: expected settings by name, found a list or a mapping"),
  ])
  func `says what is wrong, and where`(yaml: String, problem: String) throws {
    let problems = read(yaml).problems
    #expect(problems.count == 1)
    #expect(try #require(problems.first).hasPrefix(problem))
  }

  @Test func `takes what is right beside what is wrong`() {
    let configuration = read("pace: 0.1\nkeys: {quit: s, pause: p, oops: x}\nmouse: 3\n")
    #expect(configuration.problems.count == 3)
    #expect(configuration.preferences.pace == .tenth)
    #expect(configuration.preferences.keys == (try? KeyMap([("pause", ["p"])])))
  }

  /// What a dashboard reads, with another theme and pace than there are in any of these files.
  private func changed(_ file: ConfigurationFile) -> (before: Preferences, now: Preferences) {
    let before = Configuration(contentsOf: file).preferences
    var now = before
    now.theme = "Tom's"
    now.pace = .one
    return (before, now)
  }

  @Test func `is written in place, and all else stays as it was`() throws {
    let file = ConfigurationFile(home.path + "/marquee/config.yaml")
    var (before, preferences) = changed(file)
    #expect(try file.save(preferences, changedSince: before) == ["theme", "pace"])
    #expect(Configuration(contentsOf: file).preferences == preferences)
    let text = """
      # mine
      keys: {quit: Q}  # capital
      chart:
        y: log
        # quiet
        grid: on
      runs:
        keep: 9

      """
    try DurableFile.replace(file.path, with: Array(text.utf8))
    (before, preferences) = changed(file)
    preferences.chart = Preferences().chart
    #expect(try file.save(preferences, changedSince: before) == ["theme", "pace", "chart"])
    #expect(
      try file.text() == """
        # mine
        keys: {quit: Q}  # capital
        chart: {y: linear, range: auto, x: epochs, x_scale: linear, smoothing: none, grid: off, marks: braille}
        runs:
          keep: 9
        theme: 'Tom''s'
        pace: 1.0

        """)
    #expect(Configuration(contentsOf: file).runs.count == 9)
  }

  @Test func `that was edited since it was read keeps that, but for what was changed here`() throws
  {
    let file = ConfigurationFile(home.path + "/config.yaml")
    try DurableFile.replace(file.path, with: Array("theme: a\npace: 0.1\nchart: {y: log}\n".utf8))
    let before = Configuration(contentsOf: file).preferences
    let edited = "# by hand\ntheme: b\nmouse: off\nchart: {y: log, grid: on}\nruns: {keep: 3}\n"
    try DurableFile.replace(file.path, with: Array(edited.utf8))
    #expect(try file.save(before, changedSince: before) == [])
    #expect(try file.text() == edited)
    var now = before
    now.pace = .third
    let isChosen = now.chart.choose("linear", of: "y")
    #expect(isChosen)
    #expect(try file.save(now, changedSince: before) == ["pace", "chart"])
    #expect(
      try file.text() == """
        # by hand
        theme: b
        mouse: off
        chart: {y: linear, range: auto, x: epochs, x_scale: linear, smoothing: none, grid: on, marks: braille}
        runs: {keep: 3}
        pace: 0.3

        """)
    #expect(home.names == ["config.yaml"])
  }

  /// Threads, since tasks may come one after the other where many tests run.
  @Test func `of two who save at once has what both have changed`() throws {
    let path = home.path + "/config.yaml"
    for round in 0..<30 {
      let text = "theme: a\npace: 0.1 # \(round)\nmouse: on\n"
      try DurableFile.replace(path, with: Array(text.utf8))
      let before = Configuration(contentsOf: ConfigurationFile(path)).preferences
      DispatchQueue.concurrentPerform(iterations: 2) { number in
        var now = before
        if number == 0 { now.theme = "b" } else { now.reportsMouse = false }
        let names = try? ConfigurationFile(path).save(now, changedSince: before)
        #expect(names?.count == 1)
      }
      let saved = try ConfigurationFile(path).text()
      #expect(saved == "theme: b\npace: 0.1 # \(round)\nmouse: off\n")
    }
  }

  @Test func `keeps line ends, and blank lines inside an entry go with it`() throws {
    let file = ConfigurationFile(home.path + "/config.yaml")
    let text =
      "theme: a\r\nchart:\r\n  y: log\r\n\r\n  grid: on\r\n\r\n# end\r\nruns: {keep: 3}\r\n"
    try DurableFile.replace(file.path, with: Array(text.utf8))
    var (before, now) = changed(file)
    now.theme = nil
    now.chart = Preferences().chart
    try file.save(now, changedSince: before)
    let chart =
      "chart: {y: linear, range: auto, x: epochs, x_scale: linear, smoothing: none, grid: off, marks: braille}"
    #expect(
      try file.text()
        == "theme: auto\r\n\(chart)\r\n\r\n# end\r\nruns: {keep: 3}\r\npace: 1.0\r\n"
    )
  }

  /// However an entry is written.
  @Test(arguments: [
    "\"theme\": a\n", "chart: {y: log,\ngrid: on}\n", "theme:\n  a\n", "---\ntheme: a\n...\n",

    "chart:\n# in it\n  y: log\n", "theme: >\n  a\n\n  b\npace: 3",
  ])
  func `has each entry once after it was written`(text: String) throws {
    let file = ConfigurationFile(home.path + "/config.yaml")
    try DurableFile.replace(file.path, with: Array(text.utf8))
    var (before, preferences) = changed(file)
    preferences.chart = Preferences().chart
    try file.save(preferences, changedSince: before)
    let configuration = Configuration(contentsOf: file)
    #expect(configuration.problems == [])
    #expect(configuration.preferences == preferences)
    let written = try file.text()
    try file.save(preferences, changedSince: before)
    #expect(try file.text() == written)
  }

  @Test func `that is no text is not written over`() throws {
    let file = ConfigurationFile(home.path + "/config.yaml")
    try DurableFile.replace(file.path, with: Array("# ".utf8) + [0xFF, 0x0A])
    let (before, now) = changed(file)
    #expect(throws: UnreadableConfiguration.self) { try file.save(now, changedSince: before) }
    #expect(home.names == ["config.yaml"])
  }

  @Test(arguments: [
    "theme: a\n  b: c\n", "{theme: a}\n", "- a\n", "---\n", "# only\n---\n...\n",
  ])
  func `is not written over where it cannot be changed line by line`(text: String) throws {
    let file = ConfigurationFile(home.path + "/config.yaml")
    try DurableFile.replace(file.path, with: Array(text.utf8))
    let (before, now) = changed(file)
    #expect(throws: UnreadableConfiguration.self) { try file.save(now, changedSince: before) }
    #expect(try file.text() == text)
  }

  @Test func `that cannot be read sets nothing and says so`() throws {
    let file = ConfigurationFile(home.path)
    #expect(Configuration(contentsOf: file).problems.count == 1)
    #expect(Configuration(contentsOf: ConfigurationFile(home.path + "/none")).problems == [])
  }

  @Test func `is told so that it could be the file`() {
    let written = read("pace: 3\nkeys: {quit: Q}\nchart: {x: steps}\nruns: {keep: 3}\n")
    let again = read(written.yaml)
    #expect(again.problems == [])
    #expect(again.preferences.pace == written.preferences.pace)
    #expect(chosen(again) == chosen(written))
    #expect(again.runs == written.runs)
    #expect(written.yaml.contains("\n  quit: Q\n"))
    #expect(written.yaml.contains("\n  more-epochs: +\n"))
  }
}
