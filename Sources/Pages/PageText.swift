import Text

/// Text as it stands in HTML.
enum PageText {
  /// With its markup taken for what it looks like, also within quotes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // HTML has no such characters.
      case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{D}", "\u{E}"..<"\u{20}", "\u{7F}"..."\u{9F}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// JSON as it stands in a `script` element, whatever its texts are: nothing in it ends the element or begins a comment
  /// (HTML, 4.12.1.3, restrictions for contents of script elements).
  static func escaped(_ json: JSON) -> String {
    json.text.replacing("&", with: "\\u0026").replacing("<", with: "\\u003c")
      .replacing(">", with: "\\u003e").replacing("\u{2028}", with: "\\u2028")
      .replacing("\u{2029}", with: "\\u2029")
  }

  /// A template whose `{{name}}` are filled in, in one go: what is filled in is no template.
  static func filled(_ template: String, _ values: [String: String]) -> String {
    var parts = template.split(separator: "{{", omittingEmptySubsequences: false).map(String.init)
    let first = parts.removeFirst()
    return parts.reduce(into: first) { result, part in
      guard let end = part.firstRange(of: "}}") else {
        result += "{{" + part
        return
      }
      result += (values[String(part[..<end.lowerBound])] ?? "") + part[end.upperBound...]
    }
  }
}
