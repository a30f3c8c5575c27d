/// Every name by which a movie may be called.
struct TitleNames {
  /// As they are spelled, without the year: `Matrix, The`, `The Matrix` and `Matrix`.
  private(set) var names: [String] = []
  /// Where among them those stand that differ by more than an English article, which other spellings go without.
  private(set) var distinct: [Int] = []
  /// Folded, without the year.
  private(set) var folded: [FoldedText] = []
  private let year: Int?

  init(_ movie: Movie) {
    year = movie.year
    var rest = movie.listedTitle[...]
    if movie.year != nil, let parenthesis = rest.utf8.lastIndex(of: UInt8(ascii: "(")) {
      rest = rest[..<parenthesis]
    }
    add(rest.trimmed)
    for part in Self.parts(of: rest) {
      let name = (part.hasPrefix("a.k.a. ") ? part.dropFirst(7) : part).trimmed
      // What is left behind a parenthesis may be an article alone: `Human Centipede II (…), The`.
      if !name.isEmpty, !Articles.isArticle(name) { add(name) }
    }
    folded = names.map { FoldedText($0) }
  }

  private mutating func add(_ name: String) {
    guard let (article, rest) = Articles.moved(from: name[...]) else {
      distinct.append(names.count)
      names.append(name)
      return
    }
    names.append(name)
    if !Articles.isEnglish(article) { distinct.append(names.count) }
    names.append(article + rest)
    distinct.append(names.count)
    names.append(rest)
  }

  /// Folded, with the year and without.
  var keys: [[UInt8]] {
    folded.flatMap { name in
      [name.bytes] + (year.map { [name.bytes + " \($0)".utf8] } ?? [])
    }
  }

  /// What stands inside parentheses and between them; none where there are no parentheses.
  private static func parts(of title: Substring) -> [Substring] {
    guard title.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }) else {
      return []
    }
    // `(a.k.a. Sydney, a.k.a. Hard Eight)` are two.
    return title.split { $0 == "(" || $0 == ")" }.flatMap { $0.split(separator: ", a.k.a. ") }
  }
}
