import RatingData
import Testing

@testable import RatingFiles

@Suite struct `MovieLens 1M's layout` {
  private let ratings = "7::20::5::100\n7::3::1::101\n2::20::3.5::102\n"
  private let movies = "3::Léon (1994)::Crime|Drama\n9::Unseen: the::Movie::War\n20::Big::(none)\n"
  private let users = "2::F::1::10::48067\n5::M::56::16::70072\n7::M::25::99::55117\n"

  @Test func `gives users and movies indices by ascending id`() throws {
    let data = try MemoryFiles(["ratings.dat": ratings, "movies.dat": movies, "users.dat": users])
      .read()
    #expect(data.ratings.users == [1, 1, 0].map(UserIndex.init))
    #expect(data.ratings.movies == [1, 0, 1].map(MovieIndex.init))
    #expect(Array(data.ratings.values) == [5, 1, 3.5])
    #expect(data.ratings.times == [100, 101, 102])
    #expect(data.catalogue.movies.map(\.id.rawValue.number) == [3, 20])
    #expect(data.catalogue.users.map(\.id.rawValue.number) == [2, 7])
    #expect(data.name == "somewhere")
    #expect(data.warnings == [])
  }

  @Test func `keeps the movies and users that no rating names apart`() throws {
    let data = try MemoryFiles(["ratings.dat": ratings, "movies.dat": movies, "users.dat": users])
      .read()
    #expect(
      data.catalogue.unratedMovies
        == [Movie(id: .init(9), title: "Unseen: the::Movie", genres: ["War"])])
    #expect(data.catalogue.silentUsers.map(\.id.rawValue.number) == [5])
    let split = Split.random(of: 3, validation: 0.34, seed: 1)
    #expect(
      Introduction(data, split: split).lines == [
        "Data about 3 of 7 users loaded.", "Data about 3 movies loaded.",
        "3 ratings loaded.", "Train on 1 samples, validate on 2 samples",
      ])
  }

  @Test func `puts a user's codes into words`() throws {
    let data = try MemoryFiles(["ratings.dat": ratings, "movies.dat": movies, "users.dat": users])
      .read()
    let profiles = data.catalogue.users.map(\.profile)
    #expect(
      profiles == [
        .init(gender: "F", ageGroup: "under 18", occupation: "K-12 student"),
        .init(gender: "M", ageGroup: "25–34", occupation: "occupation 99"),
      ])
    #expect(data.catalogue.silentUsers[0].profile?.ageGroup == "56+")
    #expect(data.catalogue.silentUsers[0].profile?.occupation == "self-employed")
  }

  @Test func `does without users`() throws {
    let data = try MemoryFiles.dat(ratings: "1::1::5::0\n4::2::5::0\n").read()
    #expect(data.catalogue.users == [User(id: .init(1)), User(id: .init(4))])
    #expect(
      Introduction(data, split: .random(of: 2, validation: 0.5, seed: 1)).lines[0]
        == "Data about 2 of 4 users loaded.")
    #expect(data.ratings.times.isEmpty, "a set whose times are all 0 has none")
  }

  @Test(
    arguments: [
      [0x4C, 0xE9, 0x6F, 0x6E], [0x4C, 0xC3, 0xA9, 0x6F, 0x6E],
    ] as [[UInt8]]) func `reads titles in Latin-1 and in UTF-8`(title: [UInt8]) throws
  {
    let line = Array("1::".utf8) + title + Array(" (1994)::Crime\n".utf8)
    let data = try MemoryFiles(bytes: ["ratings.dat": Array("1::1::5::0".utf8), "movies.dat": line])
      .read()
    #expect(data.catalogue.movies[0].title == "Léon (1994)")
    #expect(data.catalogue.movies[0].year == 1994)
  }

  @Test func `takes the sting out of control characters in a title`() throws {
    let movies = "1::Bad \u{1B}[31m\u{9B}Title::Drama\n"
    let data = try MemoryFiles.dat(ratings: "1::1::5::0\n", movies: movies).read()
    #expect(data.catalogue.movies[0].title == "Bad  [31m Title")
  }

  @Test func `in UTF-8 and without users is that of MovieLens 10M`() throws {
    let data = try MemoryFiles.dat(ratings: "1::122::5::838985046\n1::185::4.5::838983525\n").read()
    #expect(data.provenance.format == "ml-10m")
    #expect(Array(data.ratings.values) == [5, 4.5])
    #expect(data.catalogue.users.map(\.profile) == [nil])
  }
}
