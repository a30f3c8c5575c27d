extension Character {
  /// The parts of this character that a terminal puts side by side, each with the marks that stand on it.
  ///
  /// Terminals count columns scalar by scalar, as POSIX' wcwidth does, and a cluster may be several
  /// of their cells: the letters and vowel signs of an Indic conjunct, the two letters of a flag. What
  /// only joins, selects a look or tints has no cell and is left out, for a terminal that knows it takes
  /// other columns than one that doesn't: of an emoji with a skin tone, of a family and of a heart that is to
  /// be red the base is shown. Decomposed Hangul is composed.
  var cells: [Character] {
    guard let first = unicodeScalars.first, unicodeScalars.count > 1, first.columns > 0 else {
      return [self]
    }
    if let syllable = HangulSyllable(unicodeScalars) { return [syllable.character] }
    var cells = [String.UnicodeScalarView([first])]
    for scalar in unicodeScalars.dropFirst() {
      if scalar == Self.zeroWidthJoiner, first.properties.isEmoji { break }
      if scalar.properties.isEmojiModifier || scalar.properties.isVariationSelector { continue }
      if scalar.properties.generalCategory == .format { continue }
      if scalar.columns == 0 {
        cells[cells.count - 1].append(scalar)
      } else {
        cells.append(String.UnicodeScalarView([scalar]))
      }
    }
    return cells.map { Character(String($0)) }
  }

  private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
}

/// A syllable of Hangul out of its consonants and vowels.
///
/// Source: The Unicode Standard, section 3.12, Conjoining Jamo Behavior.
private struct HangulSyllable {
  let character: Character

  /// nil of anything but a leading consonant, a vowel and perhaps a trailing consonant.
  init?(_ scalars: String.UnicodeScalarView) {
    let values = scalars.prefix(4).map(\.value)
    guard (2...3).contains(values.count), (0x1100...0x1112).contains(values[0]),
      (0x1161...0x1175).contains(values[1])
    else { return nil }
    var syllable = 0xAC00 + ((values[0] - 0x1100) * 21 + (values[1] - 0x1161)) * 28
    if values.count == 3 {
      guard (0x11A8...0x11C2).contains(values[2]) else { return nil }
      syllable += values[2] - 0x11A7
    }
    guard let scalar = Unicode.Scalar(syllable) else { return nil }
    character = Character(scalar)
  }
}
