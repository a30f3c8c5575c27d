import Dashboard
import Files
import Runs
import YAML

/// What a person has set once for all in `config.yaml`. What is wrong in it is said, and what is usual holds in its
/// place; the file stays as it is.
///
///     theme: marquee-light  # or auto: as the terminal is
///     pace: 0.3
///     story: off
///     mouse: off
///     ask_before_quitting: off
///     linear: on
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
