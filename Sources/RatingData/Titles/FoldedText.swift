/// Text as a search sees it: lower case, without accents, words parted by one space each.
///
/// Apostrophes, full stops and hyphens vanish, so that `spiderman` finds Spider-Man and `et` finds
/// E.T.; every other mark parts words.
struct FoldedText: Equatable, Sendable {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For each byte the offset of the character that it comes from, in the original.
  private(set) var origins: [Int] = []

  private static let space = UInt8(ascii: " ")

  init(_ text: String) {
    bytes.reserveCapacity(text.utf8.count)
    origins.reserveCapacity(text.utf8.count)
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
      // A character a byte, which is many times as fast: most titles are so.
      for (offset, byte) in text.utf8.enumerated() { append(Unicode.Scalar(byte), from: offset) }
    } else {
      for (offset, character) in text.enumerated() {
        for scalar in character.unicodeScalars { append(scalar, from: offset) }
      }
    }
    if bytes.last == Self.space {
      bytes.removeLast()
      origins.removeLast()
    }
  }

  var words: [[UInt8]] { bytes.split(separator: Self.space).map(Array.init) }

  private mutating func append(_ scalar: Unicode.Scalar, from offset: Int) {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: append(UInt8(scalar.value), from: offset)
    case 0x41...0x5A: append(UInt8(scalar.value) | 0x20, from: offset)
    case 0x26: appendWord("and", from: offset)
    case 0xBC...0xBE: appendWord(Latin.fractions[Int(scalar.value - 0xBC)], from: offset)
    case 0x27, 0x2D, 0x2E, 0xB4, 0xB7, 0x2018, 0x2019, 0x300...0x36F: break
    case 0..<0x80: appendSpace(from: offset)
    default: appendOther(scalar, from: offset)
    }
  }

  /// What stands for a sign, as a word of its own.
  private mutating func appendWord(_ word: String, from offset: Int) {
    appendSpace(from: offset)
    for byte in word.utf8 {
      if byte == Self.space { appendSpace(from: offset) } else { append(byte, from: offset) }
    }
    appendSpace(from: offset)
  }

  private mutating func appendOther(_ scalar: Unicode.Scalar, from offset: Int) {
    let lower = scalar.properties.lowercaseMapping
    if let plain = lower.unicodeScalars.first.flatMap({ Latin.plain[$0] }) {
      for byte in plain.utf8 { append(byte, from: offset) }
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      for byte in lower.utf8 { append(byte, from: offset) }
    } else {
      appendSpace(from: offset)
    }
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    bytes.append(byte)
    origins.append(offset)
  }

  private mutating func appendSpace(from offset: Int) {
    guard let last = bytes.last, last != Self.space else { return }
    append(Self.space, from: offset)
  }
}

/// The accented letters of Latin script, which are enough for titles.
private enum Latin {
  /// What ¼, ½ and ¾ are.
  static let fractions = ["1 4", "1 2", "3 4"]
  /// By letter in lower case, what it is without its accent.
  static let plain: [Unicode.Scalar: String] = {
    let groups = [
      "a": "àáâãäåāăąǎª", "ae": "æ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ",
      "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ",
      "o": "òóôõöøōŏőº", "oe": "œ", "r": "ŕŗř", "s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ",
      "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "2": "²", "3": "³",
    ]
    var plain: [Unicode.Scalar: String] = [:]
    for (letters, accented) in groups {
      for scalar in accented.unicodeScalars { plain[scalar] = letters }
    }
    return plain
  }()
}
