import Files
import RatingData
import RatingFiles
import TestArchives
import TestFolders
import Testing

@testable import Profiles

/// A whole export of Letterboxd's, as it comes and unpacked.
@Suite struct `Letterboxd's export` {
  private let folder = TemporaryFolder()
  private let catalogue = Catalogue(
    movies: [
      Movie(id: MovieID(Int64(6)), title: "Heat (1995)"),
      Movie(id: MovieID(Int64(260)), title: "Star Wars: Episode IV - A New Hope (1977)"),
      Movie(id: MovieID(Int64(608)), title: "Fargo (1996)"),
      Movie(
        id: MovieID(Int64(1196)), title: "Star Wars: Episode V - The Empire Strikes Back (1980)"),
      Movie(id: MovieID(Int64(1721)), title: "Titanic (1997)"),
    ], users: [])

  private static let files = [
    ("profile.csv", "Date Joined,Username,Given Name\n2019-01-01,somebody,\n"),
    (
      "ratings.csv",
      """
      Date,Name,Year,Letterboxd URI,Rating
      2022-12-01,Fargo,1996,https://boxd.it/29qG,4.5
      2022-12-02,Star Wars,1977,https://boxd.it/2aKi,5

      """
    ),
    (
      "watched.csv",
      """
      Date,Name,Year,Letterboxd URI
      2022-12-01,Fargo,1996,https://boxd.it/29qG
      2022-12-02,Star Wars,1977,https://boxd.it/2aKi
      2022-12-05,Heat,1995,https://boxd.it/2a7u
      2022-12-06,Perfect Days,2023,https://boxd.it/2a7v

      """
    ),
    (
      "watchlist.csv",
      """
      Date,Name,Year,Letterboxd URI
      2023-01-01,Blade Runner,1982,https://boxd.it/2bcA
      2023-01-02,Spirited Away,2001,https://boxd.it/2aZ8

      """
    ),
    (
      "diary.csv",
      "Date,Name,Year,Letterboxd URI,Rating,Watched Date\n2021-01-01,Fargo,1996,u,1,2021-01-01\n"
    ),
    (
      "deleted/diary.csv",
      "Date,Name,Year,Letterboxd URI,Rating,Watched Date\n2020-01-01,Titanic,1997,u,1,2020-01-01\n"
    ),
    ("lists/winter.csv", "Letterboxd list export v7\nDate,Name\n2023-01-01,Winter\n"),
  ]

  private func archive(
    _ files: [(String, String)] = Self.files, below parent: String = ""
  ) throws -> String {
    let path = folder.path + "/export.zip"
    let zip = ZipBuilder(entries: files.map { .deflated(parent + $0.0, $0.1) })
    try DurableFile.replace(path, with: zip.bytes)
    return path
  }

  private func check(_ imported: ImportedRatings) {
    #expect(imported.profile.entries.map(\.title).first == "Fargo (1996)")
    #expect(imported.profile.entries.map(\.id.rawValue.number) == [608, 260])
    #expect(imported.profile.entries.map(\.stars) == [4.5, 5])
    #expect(imported.watched == [MovieID(Int64(6))])
    #expect(imported.besides == ["2 more watched", "2 on the watchlist"])
    #expect(imported.remarks.isEmpty)
  }

  @Test(arguments: ["", "letterboxd-somebody/"])
  func `is read as it comes, and what was deleted counts for nothing`(_ parent: String) throws {
    check(try ImportedRatings(.path(try archive(below: parent)), for: catalogue))
  }

  @Test func `is read unpacked`() throws {
    for (name, text) in Self.files {
      let path = folder.path + "/export/" + name
      try Folder.create(Folder.parent(of: path))
      try DurableFile.replace(path, with: Array(text.utf8))
    }
    check(try ImportedRatings(.path(folder.path + "/export"), for: catalogue))
  }

  @Test func `a broken line in it is said with the name of its file`() throws {
    let path = try archive([("ratings.csv", "Date,Name,Year,Rating\nd,Heat,1995,lots\n")])
    let error = try #require(throws: ImportError.self) {
      try ImportedRatings(.path(path), for: catalogue)
    }
    #expect(error.description.hasPrefix("\(path)/ratings.csv:2: expected a rating"), "\(error)")
  }

  @Test func `a diary alone gives ratings, what was deleted alone gives none`() throws {
    let diary = try archive(Array(Self.files.filter { $0.0 == "diary.csv" }))
    #expect(
      try ImportedRatings(.path(diary), for: catalogue).profile.entries.map(\.stars) == [1])
    let deleted = try archive(Self.files.filter { $0.0.hasPrefix("deleted/") })
    let error = try #require(throws: ImportError.self) {
      try ImportedRatings(.path(deleted), for: catalogue)
    }
    #expect(
      error.description.hasPrefix("\(deleted): expected ratings.csv, as Letterboxd exports it"))
  }

  @Test func `the name of a series is its first movie, and no other`() throws {
    let path = folder.path + "/ratings.csv"
    try DurableFile.replace(
      path, with: Array("Date,Name,Year,Rating\nd,Star Wars,1978,4\nd,Star Wars,1980,3\n".utf8))
    let imported = try ImportedRatings(.path(path), for: catalogue)
    #expect(imported.profile.entries.isEmpty)
    #expect(imported.unmatched.map(\.title) == ["Star Wars (1978)", "Star Wars (1980)"])
  }
}
