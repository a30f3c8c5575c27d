extension StringProtocol {
  /// Outside text as a message may show it: at most so many characters, and nothing among them that
  /// could move a cursor.
  ///
  /// Each accent that is put on a letter by itself counts, for there may be thousands on one.
  package func excerpt(_ limit: Int = 60) -> String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return escaped }
    return self[..<end].escaped + "…"
  }

  /// The whole text, what could move a cursor spelled as in source.
  package var escaped: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        text += scalar.escaped(asASCII: true)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The whole text as XML has it between two tags.
  package var escapedForXML: String {
    var text = ""
    for character in self {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
    return text
  }

  /// The whole text as lines, blank ones among them, each `escaped`.
  package var escapedLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escaped }
      .joined(separator: "\n")
  }
}

extension String {
  /// This text as a POSIX shell takes it for one word.
  package var shellQuoted: String {
    let isPlain = allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+:@=,".contains($0))
    }
    return isPlain && !isEmpty
      ? self
      : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
  }
}
