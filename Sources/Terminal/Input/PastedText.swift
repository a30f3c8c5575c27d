/// What a terminal brackets as pasted, made fit for one line: line ends and tabs between words become
/// one space, and other control characters are dropped.
struct PastedText {
  /// The most that is kept, in code points; the rest of a longer paste is dropped.
  static let longest = 1_000

  private var scalars: [Unicode.Scalar] = []
  private var isBetweenLines = false

  var text: String { String(String.UnicodeScalarView(scalars)) }

  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      isBetweenLines = !scalars.isEmpty
    case _ where scalar.properties.generalCategory == .control:
      break
    default:
      if isBetweenLines { keep(" ") }
      isBetweenLines = false
      keep(scalar)
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    if scalars.count < Self.longest { scalars.append(scalar) }
  }
}
