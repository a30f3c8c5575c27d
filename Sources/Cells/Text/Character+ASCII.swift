extension Character {
  /// The printable ASCII character that stands in for this one where a terminal knows no other: of
  /// the same meaning, or at least of a like shape. `?` where there is none.
  public var asciiStandIn: Character {
    guard let scalar = unicodeScalars.first else { return "?" }
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: return Character(scalar)  // without its accents
    case 0xC0..<0x180: return Self.table(Self.accentedLatin, value - 0xC0)
    case 0x2500..<0x2580: return Self.boxDrawing(scalar)
    case 0x2580..<0x25A0: return Self.table(Self.blocks, value - 0x2580)
    case 0x2800..<0x2900: return Self.braille(dots: UInt8(value - 0x2800))
    default: return Self.symbols[scalar] ?? "?"
    }
  }

  /// The base letters of U+00C0 to U+017F.
  private static let accentedLatin = Array(
    """
    AAAAAAACEEEEIIIIDNOOOOOxOUUUUYPsaaaaaaaceeeeiiiidnooooo/ouuuuypy\
    AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL\
    lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
    """.utf8)

  /// U+2580 to U+259F. Columns ▁ to █ grow darker, bars ▉ to ▏ thinner; ▌ is what marks a selection.
  private static let blocks = Array("\".:-=+*%####>|||#.:%\"|##########".utf8)

  /// Where the one character that there is room for says less than `asciiWord`, it is of a like shape.
  private static let symbols: [Unicode.Scalar: Character] = [
    "\u{A0}": " ", "¡": "!", "¢": "c", "£": "L", "¥": "Y", "¦": "|", "§": "S", "©": "c", "ª": "a",
    "«": "\"", "»": "\"", "°": "o", "±": "+", "²": "2", "³": "3", "´": "'", "µ": "u", "·": ".",
    "¸": ",", "¹": "1", "º": "o", "½": "+", "¿": "?", "Ș": "S", "ș": "s", "Ț": "T", "ț": "t",
    "μ": "u", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "‖": "=", "‘": "'",
    "’": "'", "‚": ",", "“": "\"", "”": "\"", "„": "\"", "•": "*", "…": "~", "′": "'", "‹": "<",
    "›": ">", "€": "E", "←": "<", "↑": "^", "→": ">", "↓": "v", "⇧": "^", "≈": "~", "≤": "<",
    "≥": ">", "≠": "#", "√": "V", "Δ": "D", "λ": "l", "σ": "s", "■": "#", "□": "#", "▲": "^",
    "△": "^", "▴": "^", "▶": ">", "▸": ">", "▼": "v", "▽": "v", "▾": "v", "◀": "<", "◂": "<",
    "◆": "*", "◌": "o", "○": "o", "●": "*", "◉": "*", "◷": "@", "★": "*", "☆": "-", "✓": "+",
    "✔": "+", "✕": "x", "✗": "x", "✚": "+", "×": "x", "∙": ".", "⋅": ".", "Σ": "S", "α": "a",
    "β": "b", "ᵢ": "i", "ₖ": "k", "ᵤ": "u", "₁": "1", "₂": "2", "∞": "8", "⁻": "-", "ᵀ": "T",
  ]

  /// The printable ASCII that says the same in more than one column: `>=` for ≥, which is no `>`; nil where one column
  /// does.
  ///
  /// - Parameter before: what stands before it: ½ is a half star after stars, and `.5` after a digit.
  public func asciiWord(after before: Character?) -> String? {
    guard unicodeScalars.count == 1, !isASCII else { return nil }
    let isAfterDigit = before?.isWholeNumber ?? false
    switch self {
    case "½": return isAfterDigit ? ".5" : nil
    case "²", "³", "¹":
      let isAlone = before == nil || before == " " || before == "-"
      return isAlone ? nil : "^\(asciiStandIn)"
    default: return Self.words[self]
    }
  }

  private static let words: [Character: String] = [
    "≥": ">=", "≤": "<=", "±": "+-", "≠": "!=", "→": "->", "←": "<-", "⇧": "shift-",
    "√": "sqrt ", "Δ": "Delta", "λ": "lambda", "σ": "sigma", "Σ": "sum ", "α": "alpha",
    "β": "beta", "ᵢ": "_i", "ₖ": "_k", "ᵤ": "_u", "₁": "_1", "₂": "_2", "∞": "inf", "⁻": "^-",
    "ᵀ": "^T",
  ]

  private static func table(_ letters: [UInt8], _ index: UInt32) -> Character {
    Int(index) < letters.count ? Character(Unicode.Scalar(letters[Int(index)])) : "?"
  }

  private static func boxDrawing(_ scalar: Unicode.Scalar) -> Character {
    switch scalar {
    case "━", "═": "="  // what a progress bar has done
    case "─", "┄", "┅", "┈", "┉", "╌", "╍", "╴", "╶", "╸", "╺", "╼", "╾": "-"
    case "┃": "#"  // a thumb on a border
    case "│", "║", "╵", "╷", "╹", "╻", "╽", "╿": "|"
    case "┆", "┇", "┊", "┋", "╎", "╏": ":"
    case "╱": "/"
    case "╲": "\\"
    case "╳": "X"
    default: "+"
    }
  }
}
