/// Movies that belong together by their titles: a movie and its sequels.
///
/// `Toy Story` and `Toy Story 2`; `The Godfather` and `The Godfather: Part II`; all `Star Wars: …`, all
/// `Harry Potter and the …`. Sequels of another name are not found, and a few movies share no more than a legend, so that
/// it serves to compare lists, and not as a catalogue of series.
public struct MovieSeries: Sendable {
  /// Two movies or more each, by index.
  public let families: [[MovieIndex]]

  public var movieCount: Int { families.reduce(0) { $0 + $1.count } }

  /// - Parameter isEligible: which movies may belong to a series.
  public init(_ movies: [Movie], where isEligible: (MovieIndex) -> Bool = { _ in true }) {
    var byStem: [String: [MovieIndex]] = [:]
    for (position, movie) in movies.enumerated()
    where movie.hasTitle && isEligible(MovieIndex(position)) {
      byStem[Self.stem(movie.sortName), default: []].append(MovieIndex(position))
    }
    families = byStem.values.filter { family in
      // Movies of the very same name are one that was made anew.
      Set(family.map { movies[$0.position].name }).count > 1
    }.sorted { $0[0] < $1[0] }
  }

  /// What a series is called, by any of its movies: `star wars`.
  public static func name(of movie: Movie) -> String { stem(movie.name) }

  /// What the titles of a series have in common.
  ///
  /// - Parameter name: without the article in front.
  static func stem(_ name: String) -> String {
    var text = name.lowercased()
    // Other names of the movie, then what follows the name of the series.
    text = text.before(" (")
    text = text.before(": ")
    var words = text.split(separator: " ")
    if let index = words.firstIndex(of: "and"), index >= 2,
      words.dropFirst(index + 1).first == "the"
    {
      words.removeSubrange(index...)
    }
    while words.count > 1, let last = words.last, isNumber(last) || counters.contains(last) {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  private static let counters: Set<Substring> = ["part", "episode", "chapter", "vol.", "volume"]
  /// `i` is a word, too.
  private static let romans: Set<Substring> = [
    "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii",
  ]

  private static func isNumber(_ word: Substring) -> Bool {
    romans.contains(word) || Int(word).map { (1...99).contains($0) } ?? false
  }
}

extension String {
  /// Up to a mark; all where there is none, or nothing before it.
  fileprivate func before(_ mark: String) -> String {
    let first = split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)[0]
    return first.isEmpty ? self : String(first)
  }
}
