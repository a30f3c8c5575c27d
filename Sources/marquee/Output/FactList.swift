import Cells

/// Facts by name, wrapped where a line of 80 columns ends.
struct FactList {
  private static let width = 80

  private var facts: [(name: String, words: String)] = []

  mutating func add(_ name: String, _ words: String) { facts.append((name, words)) }

  var lines: [String] {
    let indent = (facts.map(\.name.columns).max() ?? 0) + 2
    return facts.flatMap { name, words in
      Self.wrapped(words, to: Self.width - indent).enumerated().map { number, line in
        (number == 0 ? name : "").padded(to: indent) + line
      }
    }
  }

  /// Broken at spaces; a word that is longer than a line has one of its own.
  private static func wrapped(_ words: String, to limit: Int) -> [String] {
    var lines: [String] = []
    for word in words.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = lines.last, last.columns + 1 + word.columns <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
