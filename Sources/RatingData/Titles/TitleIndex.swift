/// Movies by every name that they have, to find many titles of another catalogue at once.
package struct TitleIndex: Sendable {
  /// What a title of another catalogue means.
  package enum Match: Sendable, Equatable {
    case one(MovieIndex)
    /// Several fit equally well; by index.
    case several([MovieIndex])
    case none

    init(_ movies: [MovieIndex]) {
      switch movies.count {
      case 0: self = .none
      case 1: self = .one(movies[0])
      default: self = .several(movies)
      }
    }
  }

  private let byName: [[UInt8]: [MovieIndex]]
  /// By what stands before a colon: `Star Wars` of `Star Wars: Episode IV - A New Hope`.
  private let bySeries: [[UInt8]: [MovieIndex]]
  private let movies: [Movie]

  package init(_ movies: [Movie]) {
    self.movies = movies
    var byName: [[UInt8]: [MovieIndex]] = [:]
    var bySeries: [[UInt8]: [MovieIndex]] = [:]
    for (position, movie) in movies.enumerated() where movie.hasTitle {
      for key in Set(TitleNames(movie).keys) {
        byName[key, default: []].append(MovieIndex(position))
      }
      if let colon = movie.name.firstIndex(of: ":") {
        let key = FoldedText(String(movie.name[..<colon])).bytes
        bySeries[key, default: []].append(MovieIndex(position))
      }
    }
    self.byName = byName
    self.bySeries = bySeries
  }

  /// What a title means, which may differ in case, accents, marks and the place of an article.
  ///
  /// The name of a series means the first of its movies, in that very year, where no movie has that name alone.
  ///
  /// - Parameter year: that of the movie, or next to it: catalogues differ by one where a movie was first shown late in a
  ///   year. Without one the title has to be that of a single movie.
  package func match(titled title: String, year: Int?) -> Match {
    let key = FoldedText(title).bytes
    let found = byName[key] ?? []
    guard let year else { return Match(found) }
    let sameYear = found.filter { movies[$0.position].year == year }
    if !sameYear.isEmpty { return Match(sameYear) }
    // The movies' own years have four digits; the other may be any number.
    let near = found.filter {
      movies[$0.position].year.map { $0 - 1 == year || $0 + 1 == year } ?? false
    }
    if !near.isEmpty { return Match(near) }
    let series = bySeries[key] ?? []
    guard series.lazy.compactMap({ movies[$0.position].year }).min() == year else { return .none }
    return Match(series.filter { movies[$0.position].year == year })
  }

  /// What a title means that is listed as these are: with a year, and perhaps with other names in parentheses.
  package func match(listed title: String) -> Match {
    let movie = Movie(id: MovieID(""), title: title)
    for name in TitleNames(movie).names {
      let match = match(titled: name, year: movie.year)
      if match != .none { return match }
    }
    return .none
  }

  /// The movie of a title; nil where no movie fits, or several do.
  package func movie(titled title: String, year: Int?) -> MovieIndex? {
    if case .one(let movie) = match(titled: title, year: year) { movie } else { nil }
  }
}

extension Movie {
  /// Whether another catalogue's title may be one of this movie: they share a name, and the years are next to each other.
  package func mayBe(_ title: String) -> Bool {
    let other = Movie(id: id, title: title)
    if let year, let otherYear = other.year, abs(year - otherYear) > 1 {
      return false
    }
    let names = Set(TitleNames(self).names.map { FoldedText($0).bytes })
    return TitleNames(other).names.contains { names.contains(FoldedText($0).bytes) }
  }
}
