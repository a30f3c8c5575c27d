import Files
import RatingData
import RatingFiles
import TestFolders
import Testing

@testable import Profiles

@Suite struct `Ratings of other sites` {
  private let folder = TemporaryFolder()
  private let catalogue = Catalogue(
    movies: [
      Movie(id: MovieID(Int64(1)), title: "Toy Story (1995)"),
      Movie(id: MovieID(Int64(6)), title: "Heat (1995)"),
      Movie(id: MovieID(Int64(47)), title: "Seven (a.k.a. Se7en) (1995)"),
      Movie(id: MovieID(Int64(260)), title: "Star Wars: Episode IV - A New Hope (1977)"),
      Movie(id: MovieID(Int64(608)), title: "Fargo (1996)"),
      Movie(id: MovieID(Int64(736)), title: "Twister (1996)"),
      Movie(id: MovieID(Int64(2571)), title: "Matrix, The (1999)"),
      Movie(id: MovieID(Int64(3598)), title: "Hamlet (2000)"),
      Movie(id: MovieID(Int64(65665)), title: "Hamlet (2000)"),
    ], users: [])

  private func imported(_ text: String, _ policy: FaultPolicy = .stop) throws -> ImportedRatings {
    try imported(Array(text.utf8), policy)
  }

  private func imported(_ bytes: [UInt8], _ policy: FaultPolicy = .stop) throws -> ImportedRatings {
    try DurableFile.replace(path, with: bytes)
    return try ImportedRatings(.path(path), for: catalogue, policy)
  }

  private var path: String { folder.path + "/ratings.csv" }

  private func stars(_ imported: ImportedRatings) -> [String: Float] {
    Dictionary(uniqueKeysWithValues: imported.profile.entries.map { ($0.title, $0.stars) })
  }

  @Test func `Letterboxd's ratings are read, and what does not match is listed`() throws {
    let imported = try imported(
      """
      Date,Name,Year,Letterboxd URI,Rating
      2024-01-02,The Matrix,1999,https://boxd.it/1,4.5
      2024-01-03,Toy Story,1995,https://boxd.it/2,5
      2024-01-04,Perfect Days,2023,https://boxd.it/3,4

      """)
    #expect(imported.profile.entries.map(\.id) == [MovieID(Int64(2571)), MovieID(Int64(1))])
    #expect(imported.profile.entries.map(\.stars) == [4.5, 5])
    #expect(imported.remarks == ["\(path):4: Perfect Days (2023) is not in these data"])
    #expect(imported.besides == ["1 movie not found"])
  }

  @Test func `IMDb's ratings are read, out of ten`() throws {
    let imported = try imported(
      """
      Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres
      tt0133093,9,2020-05-01,The Matrix,The Matrix,https://x,Movie,8.7,136,1999,"Action, Sci-Fi"
      tt0114709,1,2020-05-02,Toy Story,Toy Story,https://x,movie,8.3,81,1995,Animation
      """)
    #expect(imported.profile.entries.map(\.stars) == [4.5, 0.5])
    #expect(imported.remarks.isEmpty)
  }

  @Test func `television, episodes and games are counted, and no movie gets their ratings`() throws
  {
    let imported = try imported(
      """
      Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year
      tt0114709,8,2024-05-01,Toy Story,Toy Story,u,Movie,8.3,81,1995
      tt2802850,9,2024-05-01,Fargo,Fargo,u,TV Series,8.8,53,1996
      tt0583459,3,2024-05-01,Heat,Heat,u,TV Episode,7.0,22,1995
      tt0583461,3,2024-05-01,Heat,Heat,u,TV Episode,7.0,22,1995
      tt0583460,3,2024-05-01,Twister,Twister,u,Video Game,7.0,22,1996
      tt0583462,6,2024-05-01,The Matrix,The Matrix,u,TV Movie,7.0,22,1999
      """)
    #expect(stars(imported) == ["Toy Story (1995)": 4, "Matrix, The (1999)": 3])
    #expect(
      imported.remarks == ["left out as no movies: 2 TV Episode, 1 TV Series, 1 Video Game"])
  }

  @Test(arguments: [
    ("Movie", true), ("movie", true), ("tvMovie", true), ("Short", true), ("Video", true),
    ("TV Mini Series", false), ("tvEpisode", false), ("TV Special", false), ("videoGame", false),
    ("Podcast Episode", false), ("Music Video", false), ("", false),
  ])
  func `the type of a title tells movies from all else`(_ type: String, _ isMovie: Bool) {
    #expect(TitleType.isMovie(type) == isMovie)
  }

  @Test(arguments: [
    "Date,Name,Year,Letterboxd URI,Rating\nd,Toy Story,1995,u,4.5\nd,Fargo,1996,u,0\nd,Heat,1995,u,\n",
    "movieId,rating\n1,4.5\n608,0\n6,\n",
    "movie_id,rating,title\n1,4.5,Toy Story (1995)\n608,0.0,Fargo (1996)\n6, ,Heat (1995)\n",
  ])
  func `0 and nothing are watched, and not rated`(_ text: String) throws {
    let imported = try imported(text)
    #expect(imported.profile.entries.map(\.stars) == [4.5])
    #expect(imported.watched == [MovieID(Int64(608)), MovieID(Int64(6))])
    #expect(imported.besides == ["2 more watched"] && imported.remarks.isEmpty)
  }

  @Test func `what a list of IMDb's has besides ratings was not watched`() throws {
    let imported = try imported(
      "Position,Const,Title,Title Type,Year,Your Rating,Date Rated\n1,tt1,Heat,Movie,1995,8,2024-01-01\n"
        + "2,tt2,Fargo,Movie,1996,,\n")
    #expect(stars(imported) == ["Heat (1995)": 4])
    #expect(imported.watched.isEmpty && imported.besides == ["1 not rated"])
  }

  @Test func `of several lines for a movie the latest date counts`() throws {
    let diary = try imported(
      """
      Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date
      2022-12-01,Fargo,1996,https://boxd.it/abd,3,,,2022-11-30
      2023-12-01,Fargo,1996,https://boxd.it/abd,5,Yes,"a, b",2023-11-30
      2021-01-01,Fargo,1996,https://boxd.it/abd,1,Yes,,2020-12-31
      2024-12-01,Fargo,1996,https://boxd.it/abd,,Yes,,2024-11-30
      2024-01-01,Heat,1995,https://boxd.it/abe,2,Yes,,2019-12-31
      2023-01-01,Heat,1995,https://boxd.it/abe,4,Yes,,2020-12-31

      """)
    #expect(stars(diary) == ["Fargo (1996)": 5, "Heat (1995)": 4])
    #expect(diary.watched.isEmpty, "what was seen again unrated keeps its rating")
    let imdb = try imported(
      "Const,Your Rating,Date Rated,Title,Year\nt,9,2024-01-02,Heat,1995\nt,3,2023-01-02,Heat,1995\n"
    )
    #expect(stars(imdb) == ["Heat (1995)": 4.5])
    let own = try imported("movieId,rating,timestamp\n6,5,1500000000\n6,1,1400000000\n")
    #expect(own.profile.entries.map(\.stars) == [5])
  }

  @Test func `without dates the last line for a movie counts`() throws {
    let text = "Date,Name,Year,Letterboxd URI,Rating\n,Heat,1995,u,2\n,Heat,1995,u,4\n"
    #expect(stars(try imported(text)) == ["Heat (1995)": 4])
    #expect(try imported("movieId,rating\n6,5\n6,1\n").profile.entries.map(\.stars) == [1])
  }

  @Test func `movielens.org's ids are those of the data where the titles agree`() throws {
    let imported = try imported(
      """
      movie_id,imdb_id,tmdb_id,rating,average_rating,title
      1,0114709,862,3.5,3.8906,Toy Story (1995)
      47,0114369,807,5.0,4.0844,Se7en (1995)
      999,0116282,275,4.5,4.1,Fargo (1996)
      6,0116282,275,4.5,4.1,"Matrix, The (1999)"
      736,0116282,275,1,4.1,Persona (1966)

      """)
    #expect(imported.profile.entries.map(\.id.rawValue.number) == [1, 47, 608, 2571])
    #expect(imported.profile.entries.map(\.stars) == [3.5, 5, 4.5, 4.5])
    #expect(
      imported.remarks == [
        "\(path):6: Persona (1966) is not in these data, where its id 736 is Twister (1996)"
      ])
  }

  @Test func `data without titles take movielens.org's ids as they are`() throws {
    try DurableFile.replace(path, with: Array("movie_id,rating,title\n8,4,Heat (1995)\n".utf8))
    let untitled = Catalogue(movies: [Movie(untitled: MovieID(Int64(8)))], users: [])
    let imported = try ImportedRatings(.path(path), for: untitled)
    #expect(
      imported.profile.entries == [
        Profile.Entry(id: MovieID(Int64(8)), stars: 4, title: "Heat (1995)")
      ])
  }

  @Test func `two movies that fit are both named, and none of them is rated`() throws {
    let imported = try imported(
      "Date,Name,Year,Letterboxd URI,Rating\nd,Hamlet,2000,u,4\nd,Hamlet,,u,4\nd,Heat,1995,u,4\n")
    #expect(stars(imported) == ["Heat (1995)": 4])
    let said = "2 movies fit: Hamlet (2000) (3598), Hamlet (2000) (65665)"
    #expect(imported.remarks.count == 2)
    #expect(imported.remarks[0].hasPrefix("\(path):2: Hamlet (2000): \(said)"))
    #expect(imported.remarks[1].hasPrefix("\(path):3: Hamlet: \(said)"))
    #expect(imported.besides == ["2 titles of several movies"])
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "x"])
  func `a year may be any number`(_ year: String) throws {
    let text = "Date,Name,Year,Letterboxd URI,Rating\nd,Perfect Days,\(year),u,4\n"
    #expect(try imported(text).unmatched.count == 1)
  }

  @Test func `lines that cannot be read are left out and counted, where that is asked for`() throws
  {
    let text = """
      Date,Name,Year,Letterboxd URI,Rating
      d,Heat,1995,u,4
      d,Fargo,1996,u,many
      d,,1996,u,4
      d,"Twister,1996,u,4
      d,Toy Story,1995,u,5

      """
    let error = try #require(throws: ImportError.self) { try imported(text) }
    #expect(error.description.hasPrefix("\(path):5"), "\(error)")
    let skipped = try imported(text, .skip)
    #expect(stars(skipped) == ["Heat (1995)": 4, "Toy Story (1995)": 5])
    let remark = try #require(skipped.remarks.first)
    #expect(skipped.remarks.count == 1 && remark.hasPrefix("3 lines left out; "))
    #expect(
      remark.contains("\(path):3: expected a rating above 0, to 5, found d,Fargo,1996,u,many"))
    #expect(remark.contains("a closing quote"))
  }

  @Test(arguments: [
    ("movieId,rating\n1,five\n", ":2: expected a rating above 0, to 5, found 1,five; correct or"),
    ("movieId,rating\n1,nan\n", ":2: expected a rating"), ("movieId,rating\n1,6\n", ":2: expected"),
    ("movieId,rating\n1,-1\n", ":2: expected a rating"),
    ("movieId,rating\n,4\n", ":2: expected an id and a rating"),
    ("a,b\n1,2\n", ":1: expected the columns movieId,rating or"), ("", "found an empty file"),
    ("movieId,rating,title\n1,4,\"open\n", "a closing quote"),
    ("Date,Name,Year,Letterboxd URI\n", ":1: expected a column of ratings, found Date,Name,Year"),
    ("userId,movieId,rating\n1,1,4\n1,2,4\n2,1,4\n", ":4: expected the ratings of one person"),
    ("{\"a\": 1}", "found JSON"), ("PK\u{3}\u{4}", "the archive ends early or is no archive"),
  ])
  func `a broken file is said, with its line, and never as if it were the data`(
    _ text: String, _ message: String
  ) throws {
    let error = try #require(throws: ImportError.self) { try imported(text) }
    #expect(error.description.contains(message), "\(error)")
    #expect(!error.description.contains("--data"), "\(error)")
  }

  @Test func `a path that leads nowhere is said in words of the file`() throws {
    for path in [folder.path + "/none.csv", "-", "/dev/null", folder.path] {
      let error = try #require(throws: ImportError.self) {
        try ImportedRatings(.path(path), for: catalogue)
      }
      #expect(error.description.hasPrefix("\(path): "), "\(error)")
      #expect(!error.description.contains("--data"), "\(error)")
    }
    #expect(!ImportError.notRead(.noPipe).description.contains("--data"))
    #expect(ImportSource(argument: "-") == .standardInput)
  }

  @Test func `where no line can be read, that is an error`() throws {
    let error = try #require(throws: ImportError.self) {
      try imported("movieId,rating\n1,a\n2,b\n", .skip)
    }
    #expect(error.description.contains("none of 2 lines could be read; the first: \(path):2"))
  }
}
