extension TitleSearch {
  /// What a title that somebody typed may mean.
  public enum Match: Sendable, Equatable {
    case one(MovieIndex)
    /// Several fit equally well; by index.
    case ambiguous([MovieIndex])
    /// Nothing fits; the most similar titles, nearest first.
    case none(closest: [MovieIndex])
  }

  /// The movie that a text names: by its whole title, by its title without the year, by the
  /// beginning of either, by its words, and at last with a slip of the keys or two.
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
    // No title is near a text that is far longer than all of them.
    let longest = names.lazy.flatMap(\.keys).map(\.count).max() ?? 0
    guard query.bytes.count <= 2 * longest else { return .none(closest: []) }
    let words = query.words
    if let match = match({ names[$0].keys.contains(query.bytes) }) { return match }
    // The beginning of many titles, and the name of none.
    if Articles.isArticle(text) {
      return .ambiguous(
        movies.indices.filter { names[$0].contains(words: words) }.map { MovieIndex($0) })
    }
    return match { names[$0].keys.contains { $0.starts(with: query.bytes) } }
      ?? match { names[$0].contains(words: words) }
      ?? matchWords(query)
      ?? nearest(to: query.bytes, names)
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

  /// By parts of words.
  private func matchWords(_ query: FoldedText) -> Match? {
    Self.match(filter(String(decoding: query.bytes, as: UTF8.self)))
  }

  /// By edit distance: at most one slip in five letters still means a title.
  private func nearest(to query: [UInt8], _ names: [TitleNames]) -> Match {
    // Lengths that differ by more than what would count as near need no counting.
    let limit = query.count / 2
    let distances = names.map { name in
      name.keys.lazy.filter { abs($0.count - query.count) <= limit }
        .map { EditDistance.between(query, $0) }.min() ?? .max
    }
    let order = movies.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    let smallest = order.first.map { distances[$0] } ?? .max
    if smallest <= query.count / 5,
      let match = Self.match(
        order.prefix { distances[$0] == smallest }.map { MovieIndex($0) })
    {
      return match
    }
    // Titles that share less than half with the text are no help.
    let closest = order.prefix(5).filter { distances[$0] <= limit }
    return .none(closest: closest.map { MovieIndex($0) })
  }
}

/// Every name by which a movie may be called, folded.
struct TitleNames {
  /// As they are spelled, without the year.
  let names: [String]
  /// With the year and without.
  let keys: [[UInt8]]

  init(_ movie: Movie) {
    var rest = movie.listedTitle[...]
    if movie.year != nil, let parenthesis = rest.utf8.lastIndex(of: UInt8(ascii: "(")) {
      rest = rest[..<parenthesis]
    }
    let whole = rest.trimmed
    var names = [whole]
    if let (article, rest) = Articles.moved(from: whole[...]) { names += [article + rest, rest] }
    for part in Self.parts(of: rest) {
      let name = (part.hasPrefix("a.k.a. ") ? part.dropFirst(7) : part).trimmed
      // What is left behind a parenthesis may be an article alone: `Human Centipede II (…), The`.
      guard !name.isEmpty, !Articles.isArticle(name) else { continue }
      names.append(name)
      if let (article, rest) = Articles.moved(from: name[...]) { names += [article + rest, rest] }
    }
    self.names = names
    var keys: [[UInt8]] = []
    for name in names {
      let folded = FoldedText(name).bytes
      keys.append(folded)
      if let year = movie.year { keys.append(folded + " \(year)".utf8) }
    }
    self.keys = keys
  }

  /// What stands inside parentheses and between them; none where there are no parentheses.
  private static func parts(of title: Substring) -> [Substring] {
    guard title.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }) else {
      return []
    }
    return title.split { $0 == "(" || $0 == ")" }
  }

  /// Whether the words all stand in one name, whole.
  func contains(words: [[UInt8]]) -> Bool {
    keys.contains { key in
      let parts = Set(key.split(separator: UInt8(ascii: " ")).map(Array.init))
      return words.allSatisfy { parts.contains($0) }
    }
  }
}
