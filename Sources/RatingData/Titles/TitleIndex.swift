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
      default: self = .several(Set(movies).sorted())
      }
    }
  }

  private let movies: [Movie]
  /// By name, folded.
  private var exact: [[UInt8]: [MovieIndex]] = [:]
  /// By name, however it is spelled.
  private var loose: [TitleKey: [MovieIndex]] = [:]
  private var heads: [TitleKey: [MovieIndex]] = [:]
  private var tails: [TitleKey: [MovieIndex]] = [:]
  /// The keys of `loose`, by the movies' year.
  private var ofYear: [Int: [(key: TitleKey, movie: MovieIndex)]] = [:]

  package init(_ movies: [Movie]) { self.init(movies, names: movies.map { TitleNames($0) }) }

  /// - Parameter names: those of each movie.
  init(_ movies: [Movie], names: [TitleNames]) {
    self.movies = movies
    for (position, movie) in movies.enumerated() where movie.hasTitle {
      add(movie, called: names[position], at: MovieIndex(position))
    }
  }

  private mutating func add(_ movie: Movie, called names: TitleNames, at index: MovieIndex) {
    for name in names.folded { Self.add(index, to: &exact[name.bytes, default: []]) }
    for name in names.distinct {
      let key = TitleKey(words: names.folded[name].words)
      Self.add(index, to: &loose[key, default: []])
      if let year = movie.year { ofYear[year, default: []].append((key, index)) }
      let parts = TitleParts(names.names[name])
      for key in parts.heads { Self.add(index, to: &heads[key, default: []]) }
      for key in parts.tails { Self.add(index, to: &tails[key, default: []]) }
    }
  }

  /// Once, though several names of a movie have the part.
  private static func add(_ movie: MovieIndex, to movies: inout [MovieIndex]) {
    if movies.last != movie { movies.append(movie) }
  }

  /// What a title means, which may differ in case, accents, marks, spaces and spelling, and in the place of an article.
  ///
  /// A part of a name means a movie only in its very year: what stands behind a colon or a dash, or the name of a series,
  /// which means the first of its movies. So does a name with a slip of the keys or two.
  ///
  /// - Parameter year: that of the movie, or next to it: catalogues differ by one where a movie was first shown late in a
  ///   year. Without one the title has to be the whole name of a movie.
  package func match(titled title: String, year: Int?) -> Match {
    let key = TitleKey(title)
    guard !key.bytes.isEmpty else { return .none }
    let named = [exact[FoldedText(title).bytes] ?? [], loose[key] ?? []]
    guard let year else { return Match(Self.first(named)) }
    let sameYear = Self.first(named.map { of(year, $0) })
    if !sameYear.isEmpty { return Match(sameYear) }
    let nextYear = Self.first(named.map { near(year, $0) })
    if !nextYear.isEmpty { return Match(nextYear) }
    let parts = parts(title, key, year)
    return Match(parts.isEmpty ? slips(key, year) : parts)
  }

  /// The first that is not empty.
  private static func first(_ found: [[MovieIndex]]) -> [MovieIndex] {
    found.first { !$0.isEmpty } ?? []
  }

  private func of(_ year: Int, _ found: [MovieIndex]) -> [MovieIndex] {
    found.filter { movies[$0.position].year == year }
  }

  private func near(_ year: Int, _ found: [MovieIndex]) -> [MovieIndex] {
    // The movies' own years have four digits; the other may be any number.
    found.filter { movies[$0.position].year.map { $0 - 1 == year || $0 + 1 == year } ?? false }
  }

  /// Movies of a year of which the title is a part, or which are a part of the title.
  private func parts(_ title: String, _ key: TitleKey, _ year: Int) -> [MovieIndex] {
    let series = heads[key] ?? []
    if series.lazy.compactMap({ movies[$0.position].year }).min() == year {
      return of(year, series)
    }
    if series.count == 1, key.wordCount > 1, !near(year, series).isEmpty { return series }
    let parts = TitleParts(title)
    let found =
      [tails[key] ?? []] + parts.tails.flatMap { [loose[$0] ?? [], tails[$0] ?? []] }
      + parts.wholeHeads.map { loose[$0] ?? [] }
    return Self.first(found.map { of(year, $0) })
  }

  /// Movies of a year whose names differ by a slip, or by two where names are long.
  private func slips(_ key: TitleKey, _ year: Int) -> [MovieIndex] {
    let limit = key.bytes.count >= 16 ? 2 : key.bytes.count >= 8 ? 1 : 0
    guard limit > 0 else { return [] }
    let near = (ofYear[year] ?? []).compactMap { other -> (movie: MovieIndex, distance: Int)? in
      guard other.key.bytes.count >= 8,
        abs(other.key.bytes.count - key.bytes.count) <= limit, other.key.digits == key.digits
      else { return nil }
      let distance = EditDistance.between(key.bytes, other.key.bytes)
      return distance <= limit ? (other.movie, distance) : nil
    }
    let least = near.map(\.distance).min()
    return near.filter { $0.distance == least }.map(\.movie)
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
    let names = Set(TitleNames(self).names.map { TitleKey($0) })
    return TitleNames(other).names.contains { names.contains(TitleKey($0)) }
  }
}
