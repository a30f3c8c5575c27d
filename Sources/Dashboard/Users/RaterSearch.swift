import RatingData

/// A search for users by movies that they rated: it takes a pass over all ratings, too long for the main thread.
public struct RaterSearch: Sendable, Equatable {
  /// As it was typed: `fargo, heat`.
  let text: String
  let movies: [MovieIndex]

  /// - Returns: nil where words of the text fit no movie.
  init?(_ text: String, in library: Library) {
    var movies: [MovieIndex] = []
    for words in text.split(separator: ",") where !words.allSatisfy({ $0 == " " }) {
      // Of the movies that the words fit the one of that name is meant, or else the most rated.
      let hits = library.titles.filter(String(words))
      guard
        let movie = library.meant(by: String(words), among: hits)
          ?? hits.max(by: { library.ratingCount($0) < library.ratingCount($1) })
      else { return nil }
      movies.append(movie)
    }
    guard !movies.isEmpty else { return nil }
    self.text = text
    self.movies = movies
  }

  /// Who rated all of them.
  public func raters(in data: DataSet) -> Set<UserIndex> {
    movies.dropFirst().reduce(data.raters(of: movies[0])) {
      $0.isEmpty ? $0 : $0.intersection(data.raters(of: $1))
    }
  }
}
