import RatingData

/// Finds the films of profiles in a catalogue: by id where the titles agree, else by title and year. It remembers what it
/// looked for, so that one rating more is one film more to find.
public struct ProfileMatcher: Sendable {
  private let catalogue: Catalogue
  /// Made when a film is not found by its id.
  private var index: TitleIndex?
  private var known: [Profile.Entry.Film: MovieIndex?] = [:]

  public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// - Returns: for each film that is in the catalogue its index and the rating on a scale.
  public mutating func ratings(
    of profile: Profile, on scale: RatingScale
  ) -> [(movie: MovieIndex, value: Float)] {
    var seen: Set<MovieIndex> = []
    var ratings: [(movie: MovieIndex, value: Float)] = []
    for entry in profile.entries {
      guard let movie = movie(of: entry), seen.insert(movie).inserted else { continue }
      ratings.append((movie, scale.value(ofStars: entry.stars)))
    }
    return ratings
  }

  private mutating func movie(of entry: Profile.Entry) -> MovieIndex? {
    if let movie = known[entry.film] { return movie }
    let movie = search(entry)
    known[entry.film] = .some(movie)
    return movie
  }

  private mutating func search(_ entry: Profile.Entry) -> MovieIndex? {
    if let movie = catalogue.index(of: entry.id) {
      let known = catalogue[movie]
      if entry.title.isEmpty || !known.hasTitle || known.title == entry.title { return movie }
    }
    guard !entry.title.isEmpty else { return nil }
    let index = self.index ?? TitleIndex(catalogue.movies)
    self.index = index
    let other = Movie(id: entry.id, title: entry.title)
    guard let year = other.year, let end = entry.title.lastIndex(of: "(") else {
      return index.movie(titled: entry.title, year: nil)
    }
    return index.movie(titled: String(entry.title[..<end]), year: year)
  }
}

extension Profile.Entry {
  /// Which film is rated, however.
  struct Film: Hashable, Sendable {
    let id: MovieID
    let title: String
  }

  var film: Film { Film(id: id, title: title) }
}
