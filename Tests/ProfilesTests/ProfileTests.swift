import Files
import RatingData
import TestFolders
import Testing

@testable import Profiles

@Suite struct Profiles {
  private let catalogue = Catalogue(
    movies: [
      Movie(id: MovieID(Int64(1)), title: "Toy Story (1995)"),
      Movie(id: MovieID(Int64(2)), title: "Matrix, The (1999)"),
      Movie(id: MovieID(Int64(7)), title: "\"Great\" Escape, The (1963)"),
    ], users: [])
  private let scale = RatingScale(range: 0.5...5, step: 0.5)

  private func file(_ text: String, in folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/ratings.csv"
    try DurableFile.replace(path, with: Array(text.utf8))
    return path
  }

  @Test func `what was written is read, whatever the titles`() throws {
    let folder = TemporaryFolder()
    let file = try ProfileFile(named: "me", in: folder.path + "/deep/profiles")
    #expect(try file.read() == Profile())
    let profile = Profile([
      .init(id: MovieID(Int64(7)), stars: 4.5, title: "\"Great\" Escape, The (1963)"),
      .init(id: MovieID("tt1"), ids: MovieIDSource(rawValue: "ab12"), stars: 5, title: ""),
      .init(id: MovieID(Int64(9)), stars: 0.5, title: "a comma, and é"),
    ])
    #expect(try file.apply([ProfileChange(rated: profile.entries)]) == profile)
    #expect(try file.read() == profile)
    let text = String(decoding: try InputFile.contents(of: file.path), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "movieId,rating,title,ids\n7,4.5,\"\"\"Great\"\" Escape, The (1963)\",\ntt1,5,,ab12\n"))
  }

  @Test func `a movie is rated once, in its first place`() {
    var profile = Profile([
      .init(id: MovieID(Int64(1)), stars: 3, title: ""),
      .init(id: MovieID(Int64(2)), stars: 4, title: ""),
    ])
    profile.rate(.init(id: MovieID(Int64(1)), stars: 5, title: ""))
    #expect(profile.entries.map(\.stars) == [5, 4])
    profile.remove([profile.entries[1].key])
    #expect(profile.entries.map(\.id) == [MovieID(Int64(1))])
  }

  @Test func `movies are found by id where the titles agree, else by title`() {
    let profile = Profile([
      .init(id: MovieID(Int64(1)), stars: 4, title: "Toy Story (1995)"),
      // Another set's id of the same movie.
      .init(id: MovieID(Int64(77)), stars: 5, title: "The Matrix (1999)"),
      // This set's id of another movie.
      .init(id: MovieID(Int64(7)), stars: 2, title: "Persona (1966)"),
    ])
    let found = profile.ratings(in: catalogue, identifiedBy: .movieLens, on: scale)
    #expect(found.map(\.movie) == [MovieIndex(0), MovieIndex(1)])
    #expect(found.map(\.value) == [4, 5])
  }

  @Test func `stars are of five, whatever the scale`() {
    #expect(RatingScale(range: 1...10, step: 1).value(ofStars: 4.5) == 9)
    #expect(RatingScale(range: 1...5, step: 1).value(ofStars: 0.5) == 1)
    let plays = RatingScale(range: 1...300_000, step: 1, signal: .implicit)
    #expect([0.5, 3.5, 4, 5].map { plays.value(ofStars: $0) } == [0, 0, 300_000, 300_000])
  }

  @Test(arguments: [
    ("movieId,rating\n1,five\n", ":2: expected a rating above 0, to 5, found 1,five"),
    ("movieId,rating\n1,nan\n", ":2: expected a rating"), ("movieId,rating\n1,6\n", ":2: expected"),
    ("movieId,rating\n,4\n", ":2: expected an id and a rating"),
    ("movieId,rating\n1,0\n", ":2: expected a rating"),
    ("a,b\n1,2\n", ":1: expected the columns movieId,rating, found a,b"),
    ("movieId,rating,title\n1,4,\"open\n", "a closing quote"),
  ])
  func `a broken file is said, with its line`(_ text: String, _ message: String) throws {
    let folder = TemporaryFolder()
    let path = try file(text, in: folder)
    let error = try #require(throws: ProfileError.self) { try ProfileFile(path).read() }
    #expect(error.description.contains(message), "\(error)")
    #expect(!error.description.contains("--on-error"), "nothing is left out of what is kept")
  }

  @Test(arguments: ["", "../me", "a/b", ".hidden", String(repeating: "x", count: 101)])
  func `a name that leads elsewhere is refused`(_ name: String) {
    #expect(throws: ProfileError.badName(name)) { try ProfileFile(named: name, in: "/tmp") }
  }
}
