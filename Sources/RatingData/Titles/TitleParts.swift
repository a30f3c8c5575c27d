/// The parts of a name by which a movie is called alone: what stands before a colon or a dash, and what stands behind.
///
/// `Star Wars: Episode IV - A New Hope` is called Star Wars, and A New Hope; `Dr. Strangelove or: How I Learned …` is
/// called Dr. Strangelove; `William Shakespeare's Romeo + Juliet` goes without its poet.
struct TitleParts {
  /// Beginnings.
  private(set) var heads: [TitleKey] = []
  /// The beginnings behind which the same is told again: `Nosferatu: A Symphony of Horror`, `Star Wars: Episode IV`.
  private(set) var wholeHeads: [TitleKey] = []
  /// Ends, of two words or more: one alone is the name of too many.
  private(set) var tails: [TitleKey] = []

  init(_ name: String) {
    // Most names have no parts.
    guard name.utf8.contains(where: Self.isMark) || name.lowercased().contains(" and the ") else {
      return
    }
    let words = name.split(separator: " ")
    for cut in words.indices.dropFirst() {
      let before = words[cut - 1]
      if before.hasSuffix(":") || Self.dashes.contains(before) {
        addHead(words[..<cut], before: words[cut...])
        addTail(words[cut...])
      } else if cut <= 3, before.hasSuffix("'s") || before.hasSuffix("’s") {
        addTail(words[cut...], leastLetters: 5)
      } else if cut >= 2, before.lowercased() == "the", words[cut - 2].lowercased() == "and" {
        addTail(words[cut...])
      }
    }
  }

  private mutating func addHead(_ words: ArraySlice<Substring>, before tail: ArraySlice<Substring>)
  {
    var words = words
    var isOtherName = false
    while let last = words.last, Self.dashes.contains(last) || Self.isOr(last) {
      isOtherName = isOtherName || Self.isOr(last)
      words.removeLast()
    }
    guard !words.isEmpty else { return }
    let key = TitleKey(words.joined(separator: " "))
    heads.append(key)
    if isOtherName || Self.tellsAgain(tail) { wholeHeads.append(key) }
  }

  private mutating func addTail(_ words: ArraySlice<Substring>, leastLetters: Int = .max) {
    let key = TitleKey(words.joined(separator: " "))
    if key.wordCount >= 2 || key.bytes.count >= leastLetters { tails.append(key) }
  }

  /// Whether a subtitle names no other movie: `Or …`, `Episode IV`, `The Legend of Ron Burgundy`.
  private static func tellsAgain(_ tail: ArraySlice<Substring>) -> Bool {
    guard let first = tail.first?.lowercased() else { return false }
    if isOr(tail[tail.startIndex]) || first == "episode" { return true }
    return ["a", "an", "the"].contains(first)
      && tail.dropFirst().prefix(3).contains { genres.contains($0.lowercased()) }
  }

  private static let genres: Set<String> = [
    "story", "tale", "legend", "symphony", "portrait", "chronicles", "life", "year", "movie",
  ]

  /// Whether a byte is `:`, `-`, `'`, or the first one of `’` and of longer dashes.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x3A || byte == 0x2D || byte == 0x27 || byte == 0xE2
  }

  private static let dashes: Set<Substring> = ["-", "–", "—", ":"]

  private static func isOr(_ word: Substring) -> Bool { ["or", "or:"].contains(word.lowercased()) }
}
