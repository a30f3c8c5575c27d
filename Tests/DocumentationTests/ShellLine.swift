/// The commands of a line of a shell script, each as its words.
struct ShellLine {
  private(set) var commands: [[String]] = []
  private var words: [String] = []

  /// Lines of which one that ends with a backslash goes on in the next.
  static func joined(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { joined, line in
      if let last = joined.last, last.hasSuffix("\\") {
        joined[joined.count - 1] = String(last.dropLast()) + line
      } else {
        joined.append(line)
      }
    }
  }

  private var word: String?

  init(_ line: String) {
    var rest = line[...]
    while let character = rest.popFirst() {
      switch character {
      case "'", "\"":
        // What a shell would put in between quotes stays as it is.
        word = (word ?? "") + rest.prefix { $0 != character }
        rest = rest.drop { $0 != character }.dropFirst()
      case " ": endWord()
      case ";", "|", "&": endCommand()
      case "#" where word == nil: rest = ""
      default: word = (word ?? "") + String(character)
      }
    }
    endCommand()
  }

  private mutating func endWord() {
    if let word { words.append(word) }
    word = nil
  }

  private mutating func endCommand() {
    endWord()
    if !words.isEmpty { commands.append(words) }
    words = []
  }
}
