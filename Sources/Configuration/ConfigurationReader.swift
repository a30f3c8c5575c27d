import Dashboard
import Runs
import YAML

/// Goes through the file's entries, and notes where one is not as it should be.
struct ConfigurationReader {
  let source: String
  private(set) var problems: [String] = []

  private static let entries = [
    "theme", "pace", "story", "mouse", "ask_before_quitting", "linear", "chart", "runs", "keys",
  ]

  init(source: String) { self.source = source }

  mutating func read(
    _ root: Node, into configuration: inout Configuration, themeProblem: (String) -> String?
  ) {
    for (name, key, value) in members(of: root, "settings by name") {
      switch name {
      case "theme":
        readTheme(value, into: &configuration, themeProblem)
      case "pace": readPace(value, into: &configuration)
      case "story": readStory(value, into: &configuration)
      case "mouse":
        if let mouse = flag(value) { configuration.set { $0.reportsMouse = mouse } }
      case "ask_before_quitting":
        if let asks = flag(value) { configuration.set { $0.asksBeforeQuitting = asks } }
      case "linear":
        if let isLinear = flag(value) { configuration.set { $0.isLinear = isLinear } }
      case "chart": readChart(value, into: &configuration)
      case "runs": readRuns(value, into: &configuration)
      case "keys": readKeys(value, into: &configuration)
      default: report(key, "expected one of \(Self.list(Self.entries))", found: name)
      }
    }
  }

  private mutating func readTheme(
    _ value: Node, into configuration: inout Configuration, _ problem: (String) -> String?
  ) {
    guard let theme = text(value, "a theme's name or the path of a scheme file") else { return }
    if theme != Preferences.automaticTheme, let problem = problem(theme) {
      return report(value, problem, found: nil)
    }
    configuration.set { $0.use(theme: theme) }
  }

  private mutating func readPace(_ value: Node, into configuration: inout Configuration) {
    guard let pace = value.double.flatMap(Pace.init(rawValue:)) else {
      let allowed = Pace.allCases.map { $0 == .none ? "0" : "\($0.seconds)" }
      return report(value, "expected seconds an epoch takes at least: \(Self.list(allowed))")
    }
    configuration.set { $0.pace = pace }
  }

  private mutating func readStory(_ value: Node, into configuration: inout Configuration) {
    guard let story = StoryTelling(rawValue: Self.word(value)) else {
      return report(value, "expected \(Self.list(StoryTelling.allCases.map(\.rawValue)))")
    }
    configuration.set { $0.story = story }
  }

  private mutating func readChart(_ value: Node, into configuration: inout Configuration) {
    var chart = configuration.preferences.chart
    for (name, key, word) in members(of: value, "choices by name") {
      guard let choice = chart.choices.first(where: { $0.name == name }) else {
        report(key, "expected one of \(Self.list(chart.choices.map(\.name)))", found: name)
        continue
      }
      guard chart.choose(Self.word(word), of: name) else {
        report(word, "\(name): expected one of \(Self.list(choice.words))")
        continue
      }
    }
    configuration.set { $0.chart = chart }
  }

  private mutating func readRuns(_ value: Node, into configuration: inout Configuration) {
    var limits = configuration.runs
    for (name, key, number) in members(of: value, "limits by name") {
      guard ["keep", "bytes"].contains(name) else {
        report(key, "expected keep or bytes", found: name)
        continue
      }
      guard let limit = number.int, limit >= 1 else {
        report(number, "\(name): expected a whole number above 0")
        continue
      }
      if name == "keep" { limits.count = limit } else { limits.bytes = limit }
    }
    configuration.set(limits)
  }

  private mutating func readKeys(_ value: Node, into configuration: inout Configuration) {
    var wanted: [(action: String, keys: [String])] = []
    var places: [Node] = []
    for (name, key, keys) in members(of: value, "keys by action") {
      let names = keys.sequence?.compactMap(\.string) ?? keys.string.map { [$0] } ?? []
      guard !names.isEmpty, names.count == keys.sequence?.count ?? 1 else {
        report(keys, "\(name): expected a key or a list of keys")
        continue
      }
      wanted.append((name, names))
      places.append(key)
    }
    // One that cannot be met does not take the others with it.
    while true {
      do throws(KeyMapError) {
        let map = try KeyMap(wanted)
        return configuration.set { $0.keys = map }
      } catch {
        report(
          places[error.position], "keys: \(wanted[error.position].action): \(error.message)",
          found: nil)
        wanted.remove(at: error.position)
        places.remove(at: error.position)
      }
    }
  }
}

extension ConfigurationReader {
  /// The entries of a mapping; where it is none, says so.
  private mutating func members(
    of node: Node, _ expected: String
  ) -> [(name: String, key: Node, value: Node)] {
    guard let mapping = node.mapping else {
      // A heading with nothing below it says nothing.
      if !node.isNull { report(node, "expected \(expected)") }
      return []
    }
    return mapping.compactMap { entry in
      entry.key.string.map { ($0, entry.key, entry.value) }
    }
  }

  private mutating func text(_ node: Node, _ expected: String) -> String? {
    guard let text = node.string, !text.isEmpty else {
      report(node, "expected \(expected)")
      return nil
    }
    return text
  }

  private mutating func flag(_ node: Node) -> Bool? {
    switch Self.word(node) {
    case "on": return true
    case "off": return false
    default:
      report(node, "expected on or off")
      return nil
    }
  }

  /// A word as it is written; of the words that YAML has for yes and no, `on` and `off`.
  private static func word(_ node: Node) -> String {
    if let flag = node.bool { return flag ? "on" : "off" }
    return node.string ?? ""
  }

  private mutating func report(_ node: Node, _ problem: String) {
    report(node, problem, found: node.string ?? "a list or a mapping")
  }

  private mutating func report(_ node: Node, _ problem: String, found: String?) {
    problems.append(
      "\(source):\(node.line): \(problem)" + (found.map { ", found \($0)" } ?? ""))
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  static func message(of error: YAMLError, in source: String) -> String {
    "\(source):\(error.line): expected YAML: \(error.problem)"
  }
}
