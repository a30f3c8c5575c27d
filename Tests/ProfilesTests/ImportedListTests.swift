import Files
import RatingData
import RatingFiles
import TestArchives
import TestFolders
import Testing

@testable import Profiles

@Suite struct `A list to choose from` {
  private let folder = TemporaryFolder()
  private let catalogue = Catalogue(
    movies: [
      Movie(id: MovieID(Int64(6)), title: "Heat (1995)"),
      Movie(id: MovieID(Int64(608)), title: "Fargo (1996)"),
      Movie(id: MovieID(Int64(1196)), title: "Blade Runner (1982)"),
    ], users: [])

  private func list(_ bytes: [UInt8], named name: String = "fest.csv") throws -> ImportedList {
    try DurableFile.replace("\(folder.path)/\(name)", with: bytes)
    return try ImportedList(.path("\(folder.path)/\(name)"), for: catalogue)
  }

  private func list(_ text: String) throws -> ImportedList { try list(Array(text.utf8)) }

  @Test(arguments: [
    "Position,Const,Title,Title Type,Year\n1,tt1,Fargo,Movie,1996\n2,tt2,Fargo,TV Series,1996\n3,tt3,Heat,Movie,1995\n",
    "title\nFargo (1996)\n\"Heat (1995)\"\n", "movieId\n608\n6\n",
    "movie_id,imdb_id,tmdb_id,average_rating,title\n608,1,2,4.1,Fargo (1996)\n6,1,2,3.9,Heat (1995)\n",
    "Date,Name,Year,Letterboxd URI\n2023-01-01,Fargo,1996,u\n2023-01-02,Heat,1995,u\n",
    "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2023-01-01,Winter,,u,\n\n"
      + "Position,Name,Year,URL,Description\n1,Fargo,1996,u,\n2,Heat,1995,u,\n",
  ])
  func `is read from whatever names movies`(_ text: String) throws {
    let list = try list(text)
    #expect(list.name == "fest" && list.unmatched.isEmpty)
    #expect(list.movies.map { $0.id?.rawValue.number } == [608, 6])
  }

  @Test func `is the watchlist of a whole export, and says what is not in the data`() throws {
    let zip = ZipBuilder(entries: [
      .deflated("ratings.csv", "Date,Name,Year,Letterboxd URI,Rating\n2023-01-01,Heat,1995,u,4\n"),
      .deflated(
        "watchlist.csv",
        "Date,Name,Year,Letterboxd URI\n2023-01-01,Blade Runner,1982,u\n2023-01-01,Perfect Days,2023,u\n"
      ),
    ])
    let list = try list(zip.bytes, named: "export.zip")
    #expect(list.movies.map(\.title) == ["Blade Runner (1982)", "Perfect Days (2023)"])
    #expect(list.unmatched.map(\.title) == ["Perfect Days (2023)"])
  }

  @Test func `is refused with what was expected where it names no movies`() throws {
    for (text, found) in [("a,b\n1,2\n", "a,b"), ("", "an empty file")] {
      let error = try #require(throws: ImportError.self) { try list(text) }
      #expect("\(error)".hasSuffix("or movieId, found \(found)"), "\(error)")
    }
  }

  @Test func `of a diary beside ratings the later counts, and what is liked was watched`() throws {
    let zip = ZipBuilder(entries: [
      .deflated(
        "ratings.csv",
        "Date,Name,Year,Letterboxd URI,Rating\n2022-12-01,Fargo,1996,u,3\n2023-12-05,Heat,1995,u,2\n"
      ),
      .deflated(
        "diary.csv",
        "Date,Name,Year,Letterboxd URI,Rating,Watched Date\n2023-12-02,Fargo,1996,u,5,2023-12-01\n"
          + "2023-12-02,Heat,1995,u,5,2023-12-01\n"),
      .deflated(
        "likes/films.csv", "Date,Name,Year,Letterboxd URI\n2023-01-01,Blade Runner,1982,u\n"),
    ])
    try DurableFile.replace(folder.path + "/export.zip", with: zip.bytes)
    let imported = try ImportedRatings(.path(folder.path + "/export.zip"), for: catalogue)
    #expect(imported.profile.entries.map(\.stars) == [5, 2])
    #expect(imported.lists.watched.map(\.title) == ["Blade Runner (1982)"])
  }
}
