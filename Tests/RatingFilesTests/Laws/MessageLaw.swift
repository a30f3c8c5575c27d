import RatingData

/// Words about a file hold nothing of it that could move a cursor, and no more of it than fits.
enum MessageLaw {
  static func check(_ words: String, _ what: String) throws(BrokenLaw) {
    for scalar in words.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        throw BrokenLaw("\(what) holds \(scalar.escaped(asASCII: true)): \(words)")
      default: break
      }
    }
    guard words.unicodeScalars.count <= 1000 else { throw BrokenLaw("\(what) is long: \(words)") }
  }
}
