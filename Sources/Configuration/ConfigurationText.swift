import YAML

/// The lines of a configuration.
struct ConfigurationText {
  private var lines: [String]
  /// As the file has it.
  private let lineEnd: String

  init(_ text: String) {
    lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
      String.init)
    if lines.last == "" { lines.removeLast() }
  }

  var text: String { lines.map { $0 + lineEnd }.joined() }

  /// The entries, and the lines from 1 at which they begin.
  ///
  /// - Throws: where the text is no YAML, or has its entries in braces.
  private func entries(_ path: String) throws(UnreadableConfiguration) -> [(
    name: String?, line: Int
  )] {
    let root: Node?
    do throws(YAMLError) {
      root = try YAMLDocument.node(of: text)
    } catch {
      throw UnreadableConfiguration(description: ConfigurationReader.message(of: error, in: path))
    }
    guard let root else { return [] }
    guard let mapping = root.mapping, lines.allSatisfy({ !$0.hasPrefix("{") }) else {
      throw UnreadableConfiguration(description: "\(path): expected a line for each entry")
    }
    return mapping.map { ($0.key.string, $0.key.line) }
  }

  /// Puts an entry in the place of the one of that name, or at the end.
  ///
  /// - Parameter path: of the file, for the message.
  mutating func set(
    _ name: String, to value: String, in path: String
  ) throws(UnreadableConfiguration) {
    let line = "\(name): \(value)"
    let entries = try entries(path)
    // Behind a mark of its end the document goes on no more.
    let start = entries.last?.line ?? 0
    let end = lines.indices.first { $0 >= start && Self.isMark(lines[$0]) } ?? lines.count
    guard let entry = entries.firstIndex(where: { $0.name == name }) else {
      return lines.insert(line, at: end)
    }
    let first = entries[entry].line - 1
    let next = entry + 1 < entries.count ? entries[entry + 1].line - 1 : end
    // Comments and blank lines in front of the next entry stay.
    let last = lines[first..<next].lastIndex { !Self.standsAlone($0) } ?? first
    lines.replaceSubrange(first...last, with: [line])
  }

  private static func isMark(_ line: String) -> Bool {
    line.hasPrefix("...") || line.hasPrefix("---")
  }

  /// Whether a line belongs to no entry: it is blank, or a comment.
  private static func standsAlone(_ line: String) -> Bool {
    line.allSatisfy(\.isWhitespace) || line.hasPrefix("#")
  }
}
