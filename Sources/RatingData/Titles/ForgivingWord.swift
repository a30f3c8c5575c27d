/// A word that is looked for with a slip: a letter wrong, left out, too much, or two neighbours swapped; a missing space is
/// one, too.
///
/// Bit k of a number stands for the first k letters of the word, if they end at the letter of the text that was read last:
/// in one number without a slip, in another with one. Source: Wu, Manber: Fast text searching allowing errors, CACM 35
/// (1992), https://doi.org/10.1145/135239.135244; the swap of two letters is added, and that it begins where a word does.
struct ForgivingWord {
  /// For each letter, behind which of the word's letters it stands.
  private let places: [UInt64]
  /// The bit of the whole word.
  private let whole: UInt64

  /// Shorter words are, but for a slip, the beginning of everything.
  static let shortest = 4

  /// nil of words that are too short to have slips, or too long for a number's bits; and of numbers: another year is no
  /// slip.
  init?(_ word: [UInt8]) {
    guard word.count >= Self.shortest, word.count < UInt64.bitWidth, word.digits != word else {
      return nil
    }
    var places = [UInt64](repeating: 0, count: 256)
    for (position, letter) in word.enumerated() { places[Int(letter)] |= 2 << UInt64(position) }
    self.places = places
    whole = 1 << UInt64(word.count)
  }

  /// Whether some word of a text begins so, but for a slip at most.
  func begins(aWordOf text: UnsafeBufferPointer<UInt8>) -> Bool {
    places.withUnsafeBufferPointer { places in
      var (exact, slipped, start) = (UInt64(0), UInt64(0), UInt64(1))
      // Before the letter before, and where that letter stands.
      var (earlier, placesBefore) = (UInt64(0), UInt64(0))
      for letter in text {
        let here = places[Int(letter)]
        let before = exact | start
        exact = before << 1 & here
        let goneOn = (slipped | start << 1) << 1 & here
        let tooMuchOrWrong = before | before << 1
        let leftOut = exact << 1
        let swapped = earlier << 2 & placesBefore & here << 1
        slipped = goneOn | tooMuchOrWrong | leftOut | swapped
        if (exact | slipped) & whole != 0 { return true }
        (earlier, placesBefore) = (before, here)
        start = letter == UInt8(ascii: " ") ? 1 : 0
      }
      return false
    }
  }
}
