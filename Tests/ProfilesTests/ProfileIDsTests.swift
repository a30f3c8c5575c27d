import RatingData
import Testing

@testable import Profiles

/// An id alone is another movie in the next data.
@Suite struct `Ids of a profile` {
  private let scale = RatingScale(range: 0.5...5, step: 0.5)
  private let other = MovieIDSource(rawValue: "ab12")
  private let titled = Catalogue(
    movies: [
      Movie(id: MovieID(Int64(1)), title: "Toy Story (1995)"),
      Movie(id: MovieID(Int64(2)), title: "Fargo (1996)"),
      Movie(id: MovieID(Int64(3)), title: "Heat (1995)"),
    ], users: [])
  private let untitled = Catalogue(
    movies: (1...3).map { Movie(untitled: MovieID(Int64($0))) }, users: [])

  private func entry(_ id: Int, _ title: String, _ ids: MovieIDSource? = nil) -> Profile.Entry {
    .init(id: MovieID(Int64(id)), ids: ids, stars: 4, title: title)
  }

  /// The movies that an entry is taken for.
  private func found(
    _ entry: Profile.Entry, in catalogue: Catalogue, _ ids: MovieIDSource
  ) -> [Int] {
    Profile([entry]).ratings(in: catalogue, identifiedBy: ids, on: scale).map(\.movie.position)
  }

  @Test func `of movies are no artists of other data`() {
    for ids in [nil, .movieLens, MovieIDSource(rawValue: "cd34")] {
      #expect(found(entry(1, "Toy Story (1995)", ids), in: untitled, other) == [])
      #expect(found(entry(1, "", ids), in: untitled, other) == [])
      #expect(found(entry(1, "", ids), in: titled, other) == [])
    }
    #expect(found(entry(1, "", other), in: titled, .movieLens) == [])
    #expect(found(entry(1, "", other), in: untitled, other) == [0])
    #expect(found(entry(1, "Toy Story (1995)", other), in: untitled, other) == [0])
    // Without titles MovieLens' ids are MovieLens' ids, and a file that says nothing means them.
    #expect(found(entry(1, "Toy Story (1995)", .movieLens), in: untitled, .movieLens) == [0])
    #expect(found(entry(1, ""), in: titled, .movieLens) == [0])
  }

  @Test func `of other data count for nothing beside title and year`() {
    #expect(found(entry(3, "Fargo (1996)", other), in: titled, .movieLens) == [1])
    #expect(found(entry(3, "Fargo (1996)", .movieLens), in: titled, .movieLens) == [1])
    #expect(found(entry(3, "Persona (1966)", .movieLens), in: titled, .movieLens) == [])
    // An artist is called so.
    #expect(found(entry(2, "Fargo", other), in: titled, .movieLens) == [])
    let songs = Catalogue(movies: [Movie(id: MovieID("s"), title: "Fargo")], users: [])
    #expect(found(entry(2, "Fargo", other), in: songs, MovieIDSource(rawValue: "cd34")) == [0])
    #expect(found(entry(2, "Fargo (1996)"), in: songs, other) == [])
  }

  @Test func `are those of the data that ratings are brought to, but for what titles deny`() {
    let brought = Profile([
      entry(1, ""), entry(2, "Fargo (1996)"), entry(3, "Vertigo (1958)"), entry(9, ""),
      entry(3, "", other),
    ]).brought(to: titled, identifiedBy: .movieLens)
    #expect(
      brought.entries == [
        entry(1, "Toy Story (1995)", .movieLens), entry(2, "Fargo (1996)", .movieLens),
        entry(3, "Vertigo (1958)"), entry(9, ""), entry(3, "", other),
      ])
    let bare = Profile([entry(1, ""), entry(2, "Fargo (1996)")])
      .brought(to: untitled, identifiedBy: other)
    #expect(bare.entries == [entry(1, "", other), entry(2, "Fargo (1996)")])
  }

  @Test func `stay those under which a movie was rated first`() {
    var matcher = ProfileMatcher(titled, identifiedBy: .movieLens)
    let profile = Profile([entry(77, "Heat (1995)", other), entry(1, "", other)])
    let change = matcher.change(
      adding: Profile([
        .init(id: MovieID(Int64(3)), ids: .movieLens, stars: 1, title: "Heat (1995)"),
        entry(1, "Toy Story (1995)", .movieLens),
      ]), to: profile)
    #expect(
      change.rated == [
        .init(id: MovieID(Int64(77)), ids: other, stars: 1, title: "Heat (1995)"),
        entry(1, "Toy Story (1995)", .movieLens),
      ])
    #expect(matcher.entries(of: MovieIndex(2), in: profile) == [profile.entries[0]])
  }
}
