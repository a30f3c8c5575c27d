extension Character {
  /// Columns that this character takes in a terminal: 0 (control, format, combining alone), 1, 2, or more
  /// where a cluster of an Indic script has several letters side by side.
  public var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.count == 1 { return first.columns }
    return cells.reduce(0) { $0 + ($1.unicodeScalars.first?.columns ?? 0) }
  }
}

extension Unicode.Scalar {
  /// Columns of this scalar on its own.
  var columns: Int {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x2500..<0x25FD, 0x2800..<0x2900:
      return 1  // Latin; box drawing, blocks and shapes; braille: what screens are made of.
    case 0x1F1E6...0x1F1FF:
      return 1  // Regional indicators: a flag is two of them.
    case 0x1160..<0x1200:
      return 0  // Vowels and final consonants of Hangul join the consonant before them.
    default:
      break
    }
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return isWide ? 2 : 1
    }
  }

  /// East Asian Wide or Fullwidth, or an emoji that is shown as one (Unicode Standard Annex 11).
  private var isWide: Bool {
    if value < 0x1100 { return false }
    return properties.isEmojiPresentation || Self.wideRanges.contains { $0.contains(value) }
  }

  /// The wide ranges of EastAsianWidth.txt that hold other things than emoji. Gaps that Unicode
  /// reserves for more of the same script are closed.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul initial consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // CJK radicals, ideographic punctuation
    0x3041...0x3247,  // kana, bopomofo, enclosed CJK
    0x3250...0x4DBF,  // enclosed CJK, ideographs extension A
    0x4E00...0xA4CF,  // ideographs, Yi
    0xA960...0xA97F,  // Hangul extended A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility and small forms
    0xFF01...0xFF60,  // fullwidth Latin
    0xFFE0...0xFFE6,  // fullwidth signs
    0x16FE0...0x18D7F,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // kana supplements, Nushu
    0x1F200...0x1F2FF,  // enclosed ideographs
    0x20000...0x3FFFD,  // supplementary ideographs
  ]
}
