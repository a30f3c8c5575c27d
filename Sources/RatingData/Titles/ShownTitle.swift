/// A title as people write it, made of one as files list it, where articles stand behind a comma.
///
/// `Shawshank Redemption, The (1994)` is The Shawshank Redemption (1994); so are other names in parentheses:
/// `Cité des enfants perdus, La (City of Lost Children, The) (1995)` is
/// La Cité des enfants perdus (The City of Lost Children) (1995).
struct ShownTitle {
  let text: String
  /// How many bytes of the text are an article in front, without which titles are sorted.
  let articleLength: Int

  /// - Parameters:
  ///   - listed: the title as a file has it.
  ///   - year: the one in its closing parentheses.
  init(_ listed: String, year: Int?) {
    // Most titles have no article to move.
    let moved = listed.utf8.contains(UInt8(ascii: ",")) ? Self.moved(listed, year: year) : nil
    text = moved?.text ?? listed
    articleLength =
      moved.map(\.articleLength).flatMap { $0 > 0 ? $0 : nil }
      ?? Articles.lengthOfEnglish(in: text)
  }

  /// nil where all articles are in their places.
  private static func moved(_ listed: String, year: Int?) -> (text: String, articleLength: Int)? {
    var parts = parts(of: listed, year: year)
    let before = parts
    var length = 0
    if let (article, rest) = movedArticle(in: &parts) {
      parts[0] = .plain(article + rest)
      length = article.utf8.count
    }
    parts = parts.map(\.withArticlesInFront)
    guard parts != before else { return nil }
    let text = parts.map(\.text).joined(separator: " ")
    return (year.map { text + " (\(digits($0)))" } ?? text, length)
  }

  /// What stands in parentheses, and what stands between them.
  private enum Part: Equatable {
    case plain(String)
    case enclosed(String)

    var text: String {
      switch self {
      case .plain(let text): text
      case .enclosed(let text): "(" + text + ")"
      }
    }

    var withArticlesInFront: Part {
      guard case .enclosed(let text) = self else { return self }
      let known = text.hasPrefix("a.k.a. ") ? "a.k.a. " : ""
      guard let (article, rest) = Articles.moved(from: text.dropFirst(known.count)) else {
        return self
      }
      return .enclosed(known + article + rest)
    }
  }

  private static func parts(of listed: String, year: Int?) -> [Part] {
    var rest = listed[...]
    if year != nil, let parenthesis = rest.utf8.lastIndex(of: UInt8(ascii: "(")) {
      rest = rest[..<parenthesis]
    }
    var parts: [Part] = []
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      parts.append(.plain(rest[..<open].trimmed))
      parts.append(.enclosed(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.plain(rest.trimmed))
    return parts.filter { $0 != .plain("") }
  }

  /// The article of the first part, at its end or, alone, behind all parentheses, where it is taken away.
  private static func movedArticle(in parts: inout [Part]) -> (article: String, rest: String)? {
    guard case .plain(let first)? = parts.first else { return nil }
    if let moved = Articles.moved(from: first[...]) { return moved }
    guard parts.count > 1, case .plain(let last)? = parts.last, last.hasPrefix(","),
      let moved = Articles.moved(from: (first + last)[...])
    else { return nil }
    parts.removeLast()
    return moved
  }

  private static func digits(_ year: Int) -> String {
    let text = String(year)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
