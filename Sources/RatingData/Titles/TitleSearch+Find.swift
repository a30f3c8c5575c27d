extension TitleSearch {
  /// What a title that somebody typed may mean.
  public enum Match: Sendable, Equatable {
    case one(MovieIndex)
    /// Several fit equally well; by index.
    case ambiguous([MovieIndex])
    /// Nothing fits; the most similar titles, nearest first.
    case none(closest: [MovieIndex])
  }

  /// The movie that a text names: by its whole title or another name, however it is spelled, with its year or without;
  /// by the beginning of either, by its words, and at last with a slip of the keys or two.
  ///
  /// Each of these is tried alone, so that `Toy Story` is the movie of that title and not the
  /// beginning of two. Articles may stand in front (`The Matrix`) or as listed (`Matrix, The`), and
  /// titles in parentheses count as titles.
  ///
  /// - Complexity: O(letters of all titles × letters of the text) at worst.
  public func find(_ text: String) -> Match {
    let lowered = text.lowercased()
    if let match = match({
      movies[$0].title.lowercased() == lowered || movies[$0].listedTitle.lowercased() == lowered
    }) {
      return match
    }
    let query = FoldedText(text)
    guard !query.bytes.isEmpty else { return .none(closest: []) }
    if let match = match({ foldedTitle($0).elementsEqual(query.bytes) }) { return match }
    let names = movies.map { TitleNames($0) }
    let keys = names.map(\.keys)
    // No title is near a text that is far longer than all of them.
    let longest = keys.lazy.joined().map(\.count).max() ?? 0
    guard query.bytes.count <= 2 * longest else { return .none(closest: []) }
    if let match = match({ keys[$0].contains(query.bytes) }) { return match }
    // The beginning of many titles, and the name of none.
    if Articles.isArticle(text) {
      return .ambiguous(
        movies.indices.filter { Self.anyKey(of: keys[$0], has: query.words) }.map { MovieIndex($0) }
      )
    }
    return match { keys[$0].contains { $0.starts(with: query.bytes) } }
      ?? match { Self.anyKey(of: keys[$0], has: query.words) }
      ?? matchSpellings(of: text, names)
      ?? Self.match(filter(words: query.words))
      ?? nearest(to: query, keys)
  }

  /// Whether the words all stand in one name, whole.
  private static func anyKey(of keys: [[UInt8]], has words: [[UInt8]]) -> Bool {
    keys.contains { key in
      let parts = Set(key.split(separator: UInt8(ascii: " ")))
      return words.allSatisfy { parts.contains($0[...]) }
    }
  }

  /// By a whole name that is spelled otherwise, or a part of it where the year is there.
  private func matchSpellings(of text: String, _ names: [TitleNames]) -> Match? {
    let index = TitleIndex(movies, names: names)
    if let match = Match(index.match(titled: text, year: nil)) { return match }
    guard let (name, year) = Self.year(in: text) else { return nil }
    return Match(index.match(titled: name, year: year))
  }

  /// `Alien` and 1979 of `Alien (1979)`, and of `alien 1979`.
  private static func year(in text: String) -> (name: String, year: Int)? {
    let words = text.split(separator: " ")
    guard words.count > 1, let last = words.last else { return nil }
    let isEnclosed = last.hasPrefix("(") && last.hasSuffix(")")
    guard let year = Int(isEnclosed ? last.dropFirst().dropLast() : last),
      (1870...2100).contains(year)
    else { return nil }
    return (words.dropLast().joined(separator: " "), year)
  }

  /// Nil where no movie satisfies the condition.
  private func match(_ isMatch: (Int) -> Bool) -> Match? {
    Self.match(movies.indices.filter(isMatch).map { MovieIndex($0) })
  }

  private static func match(_ movies: [MovieIndex]) -> Match? {
    switch movies.count {
    case 0: nil
    case 1: .one(movies[0])
    default: .ambiguous(movies)
    }
  }

  /// By edit distance: at most one slip in five letters still means a title; or else by words with a slip each.
  private func nearest(to text: FoldedText, _ keys: [[[UInt8]]]) -> Match {
    let query = text.bytes
    // Lengths that differ by more than what would count as near need no counting.
    let limit = query.count / 2
    let distances = keys.map { keys in
      keys.lazy.filter { abs($0.count - query.count) <= limit }
        .map { EditDistance.between(query, $0) }.min() ?? .max
    }
    let order = movies.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    let smallest = order.first.map { distances[$0] } ?? .max
    // Another year or another number is no slip.
    if smallest <= query.count / 5 {
      let near = order.prefix { distances[$0] == smallest }
        .filter { movie in keys[movie].contains { $0.digits == query.digits } }
      if let match = Self.match(near.map { MovieIndex($0) }) { return match }
    }
    if let match = Self.match(filterForgiving(words: text.words)) { return match }
    // Titles that share less than half with the text are no help.
    let closest = order.prefix(5).filter { distances[$0] <= limit }
    return .none(closest: closest.map { MovieIndex($0) })
  }
}

extension TitleSearch.Match {
  /// nil of none.
  init?(_ match: TitleIndex.Match) {
    switch match {
    case .one(let movie): self = .one(movie)
    case .several(let movies): self = .ambiguous(movies)
    case .none: return nil
    }
  }
}

extension [UInt8] {
  /// Those of its letters that are digits.
  var digits: [UInt8] { filter { $0 &- UInt8(ascii: "0") <= 9 } }
}
