import RatingData

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  package var formatted: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// Ratings are enough; without the movies nobody knows their titles.
  static func missing(_ movies: String, beside ratings: String) -> String {
    "\(movies) is not beside \(ratings): movies are shown by their ids"
  }
}

extension Listing<Movie>.Record {
  /// A movie; one without a title is called by its id.
  static func movie(_ id: Identifier, title: String, genres: [String]) -> Self {
    let title = FieldText.trimmed(title)
    let movie = MovieID(rawValue: id)
    return Self(
      id: id,
      item: title.isEmpty
        ? Movie(untitled: movie, genres: genres) : Movie(id: movie, title: title, genres: genres))
  }
}
