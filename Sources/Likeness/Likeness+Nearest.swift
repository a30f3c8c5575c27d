import Models
import RatingData

extension Likeness: MovieNearness {
  /// The `count` movies most like one, the most like first, ties by index; itself left out.
  ///
  /// - Parameter isEligible: which movies may appear; it changes no figure.
  public func nearestMovies(
    to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) -> [Neighbour<MovieIndex>] {
    Self.first(count, of: figures(of: movie), where: isEligible)
  }

  /// The movies most like some and unlike others: by the mean likeness to those that are liked, less the mean likeness to
  /// those that are not, so that the figure of one that is liked alone is its likeness. Those that were named are left
  /// out, and so is what comes to 0 or less.
  public func nearestMovies(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) -> [Neighbour<MovieIndex>] {
    var sums: [Int32: Double] = [:]
    for (movies, sign) in [(liked, 1.0), (unliked, -1.0)] {
      for movie in movies {
        for figure in figures(of: movie) {
          sums[figure.movie, default: 0] += sign * figure.value / Double(movies.count)
        }
      }
    }
    let named = Set(liked + unliked)
    let figures = sums.filter { $0.value > 0 }.map { Figure(movie: $0.key, value: $0.value) }
    return Self.first(count, of: figures) { !named.contains($0) && isEligible($0) }
  }

  /// How much a movie is like another one; 0 where no view lists it.
  public func figure(of other: MovieIndex, from movie: MovieIndex) -> Float {
    figures(of: movie).first { $0.movie == other.rawValue }.map { Float($0.value) } ?? 0
  }

  /// How much what is like the one movie is like the other one, too: an order for movies that are in no list of each other.
  ///
  ///     common(a, b) = Σ_c likeness(a, c) likeness(b, c)
  public func commonLists(_ one: MovieIndex, _ other: MovieIndex) -> Double {
    let figures = figures(of: one)
    var common = 0.0
    var place = 0
    // Both are in ascending order of movies.
    for figure in self.figures(of: other) {
      while place < figures.count, figures[place].movie < figure.movie { place += 1 }
      guard place < figures.count else { break }
      if figures[place].movie == figure.movie { common += figures[place].value * figure.value }
    }
    return common
  }

  /// The place of a movie in a view's list of another one, from 1; nil where it is not in the list.
  public func rank(of other: MovieIndex, from movie: MovieIndex, in view: LikenessView) -> Int? {
    guard let lists = lists[view], movie.position < lists.movieCount else { return nil }
    let range = lists.range(movie.position)
    return lists.movies[range].firstIndex(of: other.rawValue).map { $0 - range.lowerBound + 1 }
  }

  /// The views that count for a movie. Who watched stands in for EASE, which says the same better, where EASE has no
  /// list of the movie.
  public func views(countingFor movie: MovieIndex) -> [LikenessView] {
    let filled = views.filter { view in
      lists[view].map { movie.position < $0.movieCount && !$0.range(movie.position).isEmpty }
        ?? false
    }
    return filled.contains(.ease) ? filled.filter { $0 != .watched } : filled
  }

  private struct Figure {
    let movie: Int32
    let value: Double
    /// Which of the views that count it is of: they are added in their order.
    var view = 0
  }

  /// The likeness of every movie that any view lists, in ascending order of movies.
  private func figures(of movie: MovieIndex) -> [Figure] {
    var parts: [Figure] = []
    var whole = 0.0
    for (order, view) in views(countingFor: movie).enumerated() {
      guard let lists = lists[view] else { continue }
      let weight = rule.weight(of: view)
      whole += weight * LikenessRule.worth(ofPlace: 0)
      for (place, entry) in lists.range(movie.position).enumerated() {
        parts.append(
          Figure(
            movie: lists.movies[entry], value: weight * LikenessRule.worth(ofPlace: place),
            view: order))
      }
      for rare in listedBesides where rare != movie {
        guard let place = place(ofRare: rare, near: movie, in: view) else { continue }
        parts.append(
          Figure(
            movie: rare.rawValue, value: weight * LikenessRule.worth(ofPlace: place), view: order))
      }
    }
    guard whole > 0 else { return [] }
    parts.sort { ($0.movie, $0.view) < ($1.movie, $1.view) }
    var figures: [Figure] = []
    for part in parts {
      if let last = figures.last, last.movie == part.movie {
        figures[figures.count - 1] = Figure(movie: part.movie, value: last.value + part.value)
      } else {
        figures.append(part)
      }
    }
    return figures.map { Figure(movie: $0.movie, value: $0.value / whole) }
  }

  private static func first(
    _ count: Int, of figures: [Figure], where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    var top = TopRows(capacity: min(count, figures.count))
    for figure in figures where top.wants(Float(figure.value)) {
      let index = MovieIndex(Int(figure.movie))
      if isEligible(index) { top.offer(Float(figure.value), row: index.position) }
    }
    return top.entries.map { Neighbour(index: MovieIndex($0.row), similarity: $0.score) }
  }
}
