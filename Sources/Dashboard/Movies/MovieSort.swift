import RatingData

/// What the list of movies is sorted by.
enum MovieSort: ListSort {
  case ratings
  case mean
  case title
  case year

  static let initial = MovieSort.ratings

  /// By words of the title.
  static func filter(
    _ rows: [MovieIndex], by text: String, in library: Library
  ) -> [MovieIndex]? {
    let hits = Set(library.titles.filter(text))
    return rows.filter(hits.contains)
  }

  /// The most rated of those that the text names in full: `rocky 2` is Rocky II.
  static func exact(
    _ text: String, among rows: [MovieIndex], in library: Library
  ) -> MovieIndex? { library.meant(by: text, among: rows) }

  /// What the order is called, for the panel's title.
  func label(_ direction: SortDirection) -> String {
    switch (self, direction) {
    case (.ratings, .natural): "most rated first"
    case (.ratings, .reversed): "least rated first"
    case (.mean, .natural): "highest mean first"
    case (.mean, .reversed): "lowest mean first"
    case (.title, .natural): "A to Z"
    case (.title, .reversed): "Z to A"
    case (.year, .natural): "newest first"
    case (.year, .reversed): "oldest first"
    }
  }

  /// All movies in this order; ties by number of ratings, then by title.
  func order(_ direction: SortDirection, in library: Library) -> [MovieIndex] {
    let keys = (0..<library.data.ratings.movieCount).map { key(MovieIndex($0), library) }
    return direction.sort(keys).map { MovieIndex($0) }
  }

  private func key(_ movie: MovieIndex, _ library: Library) -> SortKey {
    let title = Double(library.titleRanks[movie.position])
    let ratings = -Double(library.ratingCount(movie))
    return switch self {
    case .ratings: SortKey(ratings, title)
    case .mean: SortKey(-library.movieMeans[movie.position], ratings, title)
    case .title: SortKey(title)
    case .year: SortKey(-Double(library.data.catalogue[movie].year ?? 0), ratings, title)
    }
  }
}
