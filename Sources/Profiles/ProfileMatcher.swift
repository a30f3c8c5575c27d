import RatingData

/// Finds the movies of profiles in a catalogue: by id where that is of the same source and titles agree, else by title and
/// year. It remembers what it looked for, so that one rating more is one movie more to find.
public struct ProfileMatcher: Sendable {
  private let catalogue: Catalogue
  private let ids: MovieIDSource
  /// Made when a movie is not found by its id.
  private var index: TitleIndex?
  private var known: [Sought: MovieIndex?] = [:]

  /// - Parameter ids: who gave the catalogue's movies their ids.
  public init(_ catalogue: Catalogue, identifiedBy ids: MovieIDSource) {
    self.catalogue = catalogue
    self.ids = ids
  }

  /// - Returns: for each movie that is in the catalogue its index and the rating on a scale.
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

  /// The entries of a profile that are of one movie, under whatever ids.
  public mutating func entries(of movie: MovieIndex, in profile: Profile) -> [Profile.Entry] {
    profile.entries.filter { self.movie(of: $0) == movie }
  }

  /// The change that adds ratings to a profile; a movie that it has is rated anew, under the id that it has there.
  public mutating func change(adding other: Profile, to profile: Profile) -> ProfileChange {
    var own: [MovieIndex: Profile.Entry] = [:]
    for entry in profile.entries.reversed() {
      if let movie = movie(of: entry) { own[movie] = entry }
    }
    return ProfileChange(
      rated: other.entries.map { entry in
        movie(of: entry).flatMap { own[$0] }?.rated(as: entry) ?? entry
      })
  }

  mutating func movie(of entry: Profile.Entry) -> MovieIndex? {
    let sought = Sought(key: entry.key, title: entry.title)
    if let movie = known[sought] { return movie }
    let movie = search(entry)
    known[sought] = .some(movie)
    return movie
  }

  private mutating func search(_ entry: Profile.Entry) -> MovieIndex? {
    if let movie = catalogue.index(of: entry.id), agrees(entry, catalogue[movie]) { return movie }
    guard !entry.title.isEmpty else { return nil }
    let index = self.index ?? TitleIndex(catalogue.movies)
    self.index = index
    let other = Movie(id: entry.id, title: entry.title)
    guard let year = other.year, let end = entry.title.lastIndex(of: "(") else {
      // What has no year there is no movie that has one here, but perhaps a song.
      return index.movie(titled: entry.title, year: nil).flatMap {
        catalogue[$0].year == nil ? $0 : nil
      }
    }
    return index.movie(titled: String(entry.title[..<end]), year: year)
  }

  /// Whether a movie of the same id is the same: titles say so, and where one is missing, who gave the ids.
  private func agrees(_ entry: Profile.Entry, _ movie: Movie) -> Bool {
    guard !entry.title.isEmpty, movie.hasTitle else { return (entry.ids ?? .movieLens) == ids }
    return movie.listedTitle == entry.title
  }
}

/// What is looked for.
private struct Sought: Hashable, Sendable {
  let key: Profile.Key
  let title: String
}
