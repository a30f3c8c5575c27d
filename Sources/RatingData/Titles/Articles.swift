/// The articles that lists of titles move behind a comma: `Matrix, The`, `Avventura, L'`.
enum Articles {
  private static let all: Set<String> = [
    "the", "a", "an", "la", "le", "les", "l'", "l’", "un", "une", "il", "lo", "gli", "i", "el",
    "los",
    "las", "der", "die", "das", "den", "det", "de", "het", "o", "os", "as", "ein", "eine", "una",
    "um", "uma", "en", "ett", "et", "da",
  ]

  /// Those that stand in front in English, the longest first.
  private static let english = ["the ", "an ", "a "]

  /// `The ` and `Matrix` of `Matrix, The`, so that one before the other is the title; nil where no article stands at the
  /// end.
  static func moved(from listed: Substring) -> (article: String, rest: String)? {
    guard let comma = listed.utf8.lastIndex(of: UInt8(ascii: ",")) else { return nil }
    let article = listed[listed.index(after: comma)...].trimmed
    let rest = listed[..<comma].trimmed
    guard isArticle(article), !rest.isEmpty else { return nil }
    let isElided = article.last == "'" || article.last == "’"
    return (article.prefix(1).uppercased() + article.dropFirst() + (isElided ? "" : " "), rest)
  }

  /// How many bytes of a title are an English article in front of it.
  static func lengthOfEnglish(in title: String) -> Int {
    english.first { article in
      // `A (1998)` has that name.
      guard let next = title.utf8.dropFirst(article.utf8.count).first else { return false }
      return next != UInt8(ascii: "(")
        && zip(title.utf8, article.utf8).allSatisfy { $0 | 0x20 == $1 }
    }?.utf8.count ?? 0
  }

  /// Whether an article is English, a space behind it.
  static func isEnglish(_ article: String) -> Bool { english.contains(article.lowercased()) }

  /// Whether a text is nothing but an article, whatever marks stand around it.
  static func isArticle(_ text: String) -> Bool {
    all.contains(text[...].drop { $0 == "," || $0 == " " }.trimmed.lowercased())
  }
}

extension Substring {
  /// Without spaces around it.
  var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
