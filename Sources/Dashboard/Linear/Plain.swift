import Cells

/// Which letters lines may have.
public enum Letters: Sendable {
  /// Those of every language, as titles have them.
  case all
  /// Those of ASCII: the locale has another encoding than UTF-8.
  case ascii
}

extension String {
  /// This text in letters, digits and usual punctuation: what a screen reader says and a braille display shows. A sign
  /// becomes its words or what is near it in ASCII, and nothing in it moves a cursor.
  func plain(_ letters: Letters) -> String {
    var text = ""
    for character in self {
      if character.isASCII {
        text += character.unicodeScalars.map { $0.isPrintable ? String($0) : " " }.joined()
      } else if let word = Self.words[character] {
        text += word
      } else if letters == .all, let own = character.letters {
        text += own
      } else {
        text += character.asciiWord(after: text.last) ?? String(character.asciiStandIn)
      }
    }
    return text.split(separator: " ").joined(separator: " ")
      .replacing(" , ", with: ", ")
  }

  /// What signs of ours say.
  private static let words: [Character: String] = [
    "±": "plus or minus ", "≥": "at least ", "≤": "at most ", "×": "x", "·": ",", "…": "...",
    "−": "-", "–": "-", "λ": "lambda", "σ": "sigma", "μ": "mu", "α": "alpha", "²": " squared",
    "▲": "an arrow up", "▼": "an arrow down", "★": "a star", "\u{A0}": " ", "→": "to",
  ]
}

extension Unicode.Scalar {
  fileprivate var isPrintable: Bool { (0x20..<0x7F).contains(value) }
}

extension Character {
  /// The letter or digit with its accents, without marks that nobody sees; nil where it is none.
  fileprivate var letters: String? {
    guard let first = unicodeScalars.first, first.isLetterOrNumber else { return nil }
    let shown = unicodeScalars.filter { $0.isLetterOrNumber || $0.isMark }
    return String(String.UnicodeScalarView(shown))
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrNumber: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
