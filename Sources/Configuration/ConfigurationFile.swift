import Dashboard
import Files
import YAML

/// `config.yaml` on the disk.
public struct ConfigurationFile: Sendable {
  public let path: String

  /// Nothing that a person writes by hand is longer, in bytes.
  private static let longest = 1 << 20

  public init(_ path: String) { self.path = path }

  /// What is in it; nil where there is none.
  func text() throws(FileFailure) -> String? {
    guard FileKind(at: path) != nil else { return nil }
    return String(
      decoding: try InputFile.contents(of: path, atMost: Self.longest), as: UTF8.self)
  }

  /// Writes down how a person wants the dashboard. All else in the file stays as it is, comments too.
  ///
  /// - Throws: `FileFailure`, or `UnreadableConfiguration` where what is there is no YAML.
  public func keep(_ preferences: Preferences) throws {
    var text = ConfigurationText(try text() ?? "")
    try text.check(path)
    if let theme = preferences.theme { text.set("theme", to: Configuration.quoted(theme)) }
    let seconds = preferences.pace.seconds
    text.set("pace", to: preferences.pace == .none ? "0" : "\(seconds)")
    text.set("mouse", to: preferences.reportsMouse ? "on" : "off")
    let chart = preferences.chart.choices.map { "\($0.name): \($0.word)" }.joined(separator: ", ")
    text.set("chart", to: "{\(chart)}")
    if let folder = path.lastIndex(of: "/") { try Folder.create(String(path[..<folder])) }
    try DurableFile.replace(path, with: Array(text.text.utf8))
  }
}

/// A file that is no YAML is not written over.
public struct UnreadableConfiguration: Error, CustomStringConvertible {
  public let description: String
}

/// The lines of a configuration.
struct ConfigurationText {
  private var lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  func check(_ path: String) throws(UnreadableConfiguration) {
    let problem: String?
    do throws(YAMLError) {
      let root = try YAMLDocument.node(of: text)
      // In braces entries have no lines of their own.
      let isInLines = root.map { $0.mapping != nil } ?? true
      problem =
        isInLines && lines.allSatisfy { !$0.hasPrefix("{") }
        ? nil : "\(path): expected a line for each entry"
    } catch {
      problem = ConfigurationReader.message(of: error, in: path)
    }
    if let problem { throw UnreadableConfiguration(description: problem) }
  }

  /// Puts an entry in the place of the one of that name, or at the end.
  mutating func set(_ name: String, to value: String) {
    let line = "\(name): \(value)"
    guard let first = lines.firstIndex(where: { $0.hasPrefix(name + ":") }) else {
      return lines.append(line)
    }
    // What is indented below it belongs to it.
    let rest = lines[(first + 1)...].prefix { $0.hasPrefix(" ") || $0.hasPrefix("- ") }
    lines.replaceSubrange(first..<(first + 1 + rest.count), with: [line])
  }
}
