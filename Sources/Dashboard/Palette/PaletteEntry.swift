import Learning
import RatingData
import Runs
import Terms

/// A line of the palette: what it is, what it is called, and where it goes.
struct PaletteEntry: Sendable, Equatable {
  /// In the order of lines that fit equally well.
  enum Kind: String, Sendable, CaseIterable {
    case screen
    case action
    case setting
    case movie
    case user
    case run
    case theme
    case term
  }

  /// What `enter` does.
  enum Goal: Sendable, Equatable {
    /// By the name of the action; on a screen other than the one that is shown, or where the person is.
    case action(String, screen: Int?)
    case screen(Int)
    case setting(SettingDescriptor)
    case place(Place)
    /// By the name of its folder.
    case run(String)
    case theme(String)
    case term(Term)
  }

  let kind: Kind
  let name: String
  let goal: Goal
  /// What is said beside it.
  var note = ""
  /// The keys of an action.
  var keys = ""
  /// The screen on which an action is done; nil of one that is done where the person is.
  var screen: String?

  /// What stands before the name.
  var head: String { screen ?? kind.rawValue }
}

/// How well the words that are typed fit a line: names before notes, beginnings before middles, whole words before slips.
struct PaletteFit: Sendable, Comparable {
  private let cost: Int

  static func < (a: Self, b: Self) -> Bool { a.cost < b.cost }

  /// Of what a search has found by rules of its own.
  static let found = PaletteFit(cost: 20)

  private init(cost: Int) { self.cost = cost }

  /// - Parameter words: in small letters.
  /// - Returns: nil where a word fits nothing of the line.
  init?(_ words: [Substring], _ entry: PaletteEntry) {
    let name = entry.name.lowercased()
    let parts = name.split { !$0.isLetter && !$0.isNumber }
    let text = words.joined(separator: " ")
    // Who types what help says of an action means the action.
    if words.count > 1, name != text, entry.note.lowercased().hasPrefix(text) {
      self.cost = 0
      return
    }
    var cost = name == text ? -5 : 0
    for word in words {
      guard let own = Self.cost(of: word, name, parts, entry) else { return nil }
      cost += own
    }
    self.cost = cost
  }

  private static func cost(
    of word: Substring, _ name: String, _ parts: [Substring], _ entry: PaletteEntry
  ) -> Int? {
    if name.hasPrefix(word) { return 0 }
    if parts.contains(where: { $0.hasPrefix(word) }) { return 1 }
    if word.count > 1, String(parts.compactMap(\.first)).hasPrefix(word) { return 2 }
    if name.contains(word) { return 3 }
    if entry.kind.rawValue == word { return 3 }
    if entry.note.lowercased().contains(word) { return 6 }
    if parts.contains(where: { isSlip(word, of: $0) }) { return 12 }
    return isSubsequence(word, of: name) ? 16 : nil
  }

  /// Whether a word begins like another but for one letter.
  private static func isSlip(_ word: Substring, of part: Substring) -> Bool {
    guard word.utf8.count >= 4, part.utf8.count >= word.utf8.count - 1 else { return false }
    let letters = Array(word.utf8)
    return [-1, 0, 1].contains { difference in
      let beginning = Array(part.utf8.prefix(letters.count + difference))
      return EditDistance.between(letters, beginning) <= 1
    }
  }

  /// Whether the letters of a word stand in a name in their order, from its first letter on: `lr` of `learning rate`.
  private static func isSubsequence(_ word: Substring, of name: String) -> Bool {
    guard word.count >= 2, word.first == name.first else { return false }
    var rest = name[...]
    for letter in word {
      guard let index = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: index)...]
    }
    return true
  }
}
