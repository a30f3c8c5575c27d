/// Movies by every name that they have, to find many titles of another catalogue at once.
package struct TitleIndex: Sendable {
  private let byName: [[UInt8]: [MovieIndex]]
  private let movies: [Movie]

  package init(_ movies: [Movie]) {
    self.movies = movies
    var byName: [[UInt8]: [MovieIndex]] = [:]
    for (position, movie) in movies.enumerated() where movie.hasTitle {
      for key in Set(TitleNames(movie).keys) {
        byName[key, default: []].append(MovieIndex(position))
      }
    }
    self.byName = byName
  }

  /// The movie of a title, which may differ in case, accents, marks and the place of an article.
  ///
  /// - Parameter year: that of the movie, or next to it: catalogues differ by one where a film was first shown late in a
  ///   year. Without one the title has to be that of a single movie.
  /// - Returns: nil where no movie fits, or several do.
  package func movie(titled title: String, year: Int?) -> MovieIndex? {
    let found = byName[FoldedText(title).bytes] ?? []
    guard let year else { return found.count == 1 ? found[0] : nil }
    let sameYear = found.filter { movies[$0.position].year == year }
    if let movie = sameYear.first { return sameYear.count == 1 ? movie : nil }
    let near = found.filter { movies[$0.position].year.map { abs($0 - year) <= 1 } ?? false }
    return near.count == 1 ? near[0] : nil
  }
}
