import Text

/// What is rated, as screens and answers call it.
public struct ItemKind: Sendable, Equatable {
  public let singular: String
  public let plural: String

  public static let movie = ItemKind(singular: "movie", plural: "movies")
  /// Artists, books or games, where nothing says that these are movies.
  public static let item = ItemKind(singular: "item", plural: "items")

  /// By what the files themselves say, or else by the genres: those of MovieLens are of movies.
  package init(saysMovies: Bool, genres: [String]) {
    let known = Set(MovieLensCodes.genres + ["Children", "IMAX"])
    self = saysMovies || (!genres.isEmpty && known.isSuperset(of: genres)) ? .movie : .item
  }

  private init(singular: String, plural: String) {
    self.singular = singular
    self.plural = plural
  }
}

extension ItemKind {
  /// `1 movie`, `3,043 items`.
  package func counted(_ count: Int, _ digits: Int.Digits = .grouped) -> String {
    count.counted(singular, digits)
  }

  /// A text that calls them movies, whatever they are, in the words of these: tables of keys are the same for all data.
  package func worded(_ text: String) -> String {
    guard self != .movie else { return text }
    var words: [String] = []
    var word = ""
    for character in text + " " {
      guard !character.isLetter else {
        word.append(character)
        continue
      }
      let other = worded(word: word)
      // `a movie`, `an item`.
      if other != word, article == "an", words.suffix(2) == ["a", " "] {
        words[words.count - 2] = article
      }
      words += [other, String(character)]
      word = ""
    }
    return String(words.joined().dropLast())
  }

  /// `a` or `an`, before the singular.
  package var article: String { "aeiou".contains(singular.prefix(1)) ? "an" : "a" }

  private func worded(word: String) -> String {
    switch word {
    case "movie": singular
    case "movies": plural
    case "Movie": singular.prefix(1).uppercased() + singular.dropFirst()
    case "Movies": plural.prefix(1).uppercased() + plural.dropFirst()
    default: word
    }
  }
}
