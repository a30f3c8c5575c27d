import Dashboard
import Files
import Runs
import YAML

/// What a person has set once for all in `config.yaml`. What is wrong in it is said, and what is usual holds in its
/// place; the file stays as it is.
///
///     theme: marquee-light
///     pace: 0.3
///     mouse: off
///     ask_before_quitting: off
///     chart: {y: log, range: auto, x: epochs, x_scale: linear, smoothing: none, grid: on, marks: braille}
///     runs: {keep: 50, bytes: 1073741824}
///     keys:
///       quit: Q
///       pause: [space, p]
public struct Configuration: Sendable {
  public private(set) var preferences = Preferences()
  /// How many runs are kept on disk.
  public private(set) var runs = RunLimits()
  /// What is wrong in the file, each with its place.
  public private(set) var problems: [String] = []

  /// What there is without a file.
  public init() {}

  /// Reads a file; one that does not exist sets nothing.
  ///
  /// - Parameter themeProblem: why there is no theme of a name; nil where there is one.
  public init(
    contentsOf file: ConfigurationFile, themeProblem: (String) -> String? = { _ in nil }
  ) {
    self.init()
    do throws(FileFailure) {
      guard let text = try file.text() else { return }
      self = Configuration(yaml: text, source: file.path, themeProblem: themeProblem)
    } catch {
      problems = ["\(error)"]
    }
  }

  init(yaml: String, source: String, themeProblem: (String) -> String?) {
    do throws(YAMLError) {
      guard let root = try YAMLDocument.node(of: yaml) else { return }
      var reader = ConfigurationReader(source: source)
      reader.read(root, into: &self, themeProblem: themeProblem)
      problems = reader.problems
    } catch {
      problems = [ConfigurationReader.message(of: error, in: source)]
    }
  }

  mutating func set(_ change: (inout Preferences) -> Void) { change(&preferences) }
  mutating func set(_ limits: RunLimits) { runs = limits }
}

extension Configuration {
  /// All that holds, as a file says it: every action with its keys, too.
  public var yaml: String {
    let chart = preferences.chart.choices.map { "\($0.name): \($0.word)" }.joined(separator: ", ")
    let keys = State.actionKeys(preferences.keys).map { action, keys in
      "  \(action): "
        + (keys.count == 1
          ? Self.quoted(keys[0]) : "[\(keys.map(Self.quoted).joined(separator: ", "))]")
    }
    let lines =
      [
        "theme: \(Self.quoted(preferences.theme ?? "marquee-dark"))",
        "pace: \(preferences.pace == .none ? "0" : "\(preferences.pace.seconds)")",
        "mouse: \(preferences.reportsMouse ? "on" : "off")",
        "ask_before_quitting: \(preferences.asksBeforeQuitting ? "on" : "off")",
        "chart: {\(chart)}",
        "runs: {keep: \(runs.count), bytes: \(runs.bytes)}",
        "keys:",
      ] + keys
    return lines.map { $0 + "\n" }.joined()
  }

  /// A text that YAML might take for something else is put in quotes.
  static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./+<=".contains($0))
    }
    // YAML takes some single letters and signs for other things than text.
    let isWord = text.first?.isLetter == true || ["+", "<"].contains(text)
    guard isPlain, isWord, !["n", "N", "y", "Y"].contains(text) else {
      return "'"
        + text.split(separator: "'", omittingEmptySubsequences: false).joined(
          separator: "''") + "'"
    }
    return text
  }
}
