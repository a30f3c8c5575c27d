import Text

/// A filter as a person types it: `comedy -horror 1990-1999 50+ seen`.
///
/// - `comedy`, `sci`: a genre, or the beginning of its name; `-comedy` leaves it out.
/// - `1994`, `1990s`, `1990-1999`, `1990-`, `..1979`: years.
/// - `50+`: 50 ratings or more.
/// - `seen`: movies that were rated, too.
extension MovieFilter {
  /// - Parameters:
  ///   - genres: those that there are.
  ///   - usual: what holds where the text says nothing: the least number of ratings.
  /// - Throws: for the first word that means nothing.
  public init(
    _ text: String, genres: [String], minimumRatings usual: Int = 0
  ) throws(MovieFilterError) {
    self.init(minimumRatings: usual)
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "," }) {
      try take(String(word), genres)
    }
  }

  private mutating func take(_ word: String, _ names: [String]) throws(MovieFilterError) {
    if word.lowercased() == "seen" {
      includesSeen = true
    } else if let count = Self.count(word) {
      minimumRatings = count
    } else if let years = Self.years(word) {
      self.years = years
    } else if word.hasPrefix("-"), word.count > 1 {
      excludedGenres.insert(try Self.genre(String(word.dropFirst()), names))
    } else {
      genres.insert(try Self.genre(word, names))
    }
  }

  /// `50+`
  private static func count(_ word: String) -> Int? {
    word.hasSuffix("+") ? natural(word.dropLast()) : nil
  }

  private static func years(_ word: String) -> ClosedRange<Int>? {
    if word.hasSuffix("s"), let decade = year(word.dropLast()) { return decade...decade + 9 }
    if word.hasPrefix(".."), let last = year(word.dropFirst(2)) { return 0...last }
    if let year = year(word[...]) { return year...year }
    let ends = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, let first = year(ends[0]) else { return nil }
    if ends[1].isEmpty { return first...9999 }
    return year(ends[1]).flatMap { $0 >= first ? first...$0 : nil }
  }

  private static func year(_ text: Substring) -> Int? { text.count == 4 ? natural(text) : nil }

  private static func natural(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  /// The genre that is called so, or the only one whose name begins so.
  private static func genre(
    _ word: String, _ names: [String]
  ) throws(MovieFilterError) -> String {
    let folded = word.lowercased()
    if let name = names.first(where: { $0.lowercased() == folded }) { return name }
    let found = names.filter { $0.lowercased().hasPrefix(folded) }
    guard found.count == 1 else {
      throw found.isEmpty
        ? .unknown(word: word, genres: names) : .ambiguous(word: word, genres: found)
    }
    return found[0]
  }

  /// What it asks for, one part each: `comedy`, `1990–1999`, `≥ 50 ratings`.
  public var parts: [String] {
    var parts = genres.sorted() + excludedGenres.sorted().map { "no \($0)" }
    if let years { parts.append(Self.text(years)) }
    if let only {
      parts.append("only \(only.movies.count) of \(only.name)")
    } else if minimumRatings > 0 {
      parts.append("≥ \(minimumRatings) ratings")
    }
    if let without { parts.append("without \(without.name)") }
    if includesSeen { parts.append("seen, too") }
    return parts
  }

  private static func text(_ years: ClosedRange<Int>) -> String {
    if years.lowerBound == years.upperBound { return "\(years.lowerBound)" }
    if years.upperBound == 9999 { return "from \(years.lowerBound)" }
    if years.lowerBound == 0 { return "to \(years.upperBound)" }
    return "\(years.lowerBound)–\(years.upperBound)"
  }

  /// As it is typed, but for the number of ratings.
  public var text: String {
    var words = genres.sorted() + excludedGenres.sorted().map { "-\($0)" }
    if let years {
      words.append(
        years.upperBound == 9999
          ? "\(years.lowerBound)-"
          : years.lowerBound == 0
            ? "..\(years.upperBound)"
            : years.count == 1
              ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)")
    }
    if includesSeen { words.append("seen") }
    return words.joined(separator: " ")
  }
}

/// A word of a filter that means nothing.
public enum MovieFilterError: Error, Equatable, CustomStringConvertible {
  case unknown(word: String, genres: [String])
  case ambiguous(word: String, genres: [String])

  public var description: String {
    switch self {
    case .unknown(let word, let genres):
      let names = genres.isEmpty ? "these movies have none" : genres.joined(separator: ", ")
      return
        "\"\(word.excerpt())\" is no genre, years like 1990s or 1990-1999, 50+ or seen; genres: "
        + names
    case .ambiguous(let word, let genres):
      return "\"\(word.excerpt())\" may mean \(genres.joined(separator: " or "))"
    }
  }
}
