import RatingData
import Testing

@testable import RatingFiles
@testable import RatingWriting

@Suite struct `Sets that a format cannot hold` {
  private func refusal(_ set: DataSet, _ format: RatingFormat) -> String? {
    do throws(WritingError) {
      _ = try SetWriter(set, as: format, to: .path("/nowhere/at/all", onExisting: .refuse))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    arguments: [
      (.ml100k, 3.5, "whole ratings from 1 to 5"), (.ml1m, 4.5, "whole ratings from 1 to 5"),
      (.ml1m, 0, "whole ratings from 1 to 5"), (.ml10m, 0, "ratings from 0.5 to 5 in halves"),
      (.ml10m, 4.25, "ratings from 0.5 to 5 in halves"),
      (.ml10m, 10, "ratings from 0.5 to 5 in halves"),
    ] as [(RatingFormat, Float, String)])
  func `are refused for their scale`(format: RatingFormat, value: Float, expected: String) {
    let words = refusal(WrittenSets.set(values: [4, value, 1]), format)
    let found = ValueSpelling.decimal(value)
    #expect(
      words?.hasPrefix(
        "\(format.rawValue) cannot hold this set: expected \(expected), found the rating \(found);"
          + " use --format ") == true, "\(words ?? "accepted")")
  }

  @Test(arguments: [RatingFormat.ml100k, .ml1m, .ml10m, .libmf])
  func `are refused for ids that are texts`(format: RatingFormat) {
    let users = [User(id: UserID("anna")), User(id: UserID("bob"))]
    let words = refusal(WrittenSets.set(users: users), format)
    #expect(words?.contains("found the user \"anna\"; use --format ") == true)
    let movies = [Movie(id: MovieID(1), title: ""), Movie(id: MovieID("tt7"), title: "")]
    #expect(refusal(WrittenSets.set(movies: movies), format)?.contains("movie \"tt7\"") == true)
    let silent = [User(id: UserID("eve"))]
    #expect(refusal(WrittenSets.set(silent: silent), format)?.contains("\"eve\"") == true)
  }

  @Test func `are refused for numbers that are none of the format's`() {
    let zero = [User(id: UserID(0)), User(id: UserID(1))]
    #expect(refusal(WrittenSets.set(users: zero), .ml1m)?.contains("numbers from 1 as") == true)
    #expect(refusal(WrittenSets.set(users: zero), .libmf) == nil)
    let large = [User(id: UserID(0)), User(id: UserID(1 << 31))]
    #expect(refusal(WrittenSets.set(users: large), .libmf)?.contains("2147483647") == true)
  }

  @Test(
    arguments: [
      (.ml100k, "A|B", "a bar"), (.ml100k, "|\u{301}", "a bar"), (.ml100k, "A\r\nB", "a line end"),
      (.ml1m, "A::B", "a colon before a colon"), (.ml10m, "A:", "a colon before a colon"),
      (.ml1m, "A\nB", "a line end"), (.recbole, "A\tB", "a tab"),
      (.recbole, "A\r\nB", "a line end"),
    ] as [(RatingFormat, String, String)])
  func `are refused for titles that end a field`(
    format: RatingFormat, title: String, holding: String
  ) {
    let movies = [Movie(id: MovieID(1), title: title), Movie(id: MovieID(3), title: "x")]
    let words = refusal(WrittenSets.set(movies: movies), format)
    #expect(words?.contains("movie 1, ") == true)
    #expect(words?.contains("has \(holding) in it, which ends a field there;") == true)
    #expect(refusal(WrittenSets.set(movies: movies), .movieLensCSV) == nil)
  }

  @Test(arguments: ["漢字 (1999)", "Ã©"]) func `are refused for titles beyond Latin-1`(title: String)
  {
    let movies = [Movie(id: MovieID(1), title: title), Movie(id: MovieID(3), title: "x")]
    for format in [RatingFormat.ml100k, .ml1m] {
      let words = refusal(WrittenSets.set(movies: movies), format)
      #expect(words?.contains("Latin-1") == true)
    }
    #expect(refusal(WrittenSets.set(movies: movies), .ml10m) == nil)
  }

  @Test(arguments: [RatingFormat.tsv, .recbole])
  func `are refused for ids that end a field`(format: RatingFormat) {
    for id in ["a\tb", "a\r\nb", "\"a\""] {
      let users = [User(id: UserID(id)), User(id: UserID("z"))]
      #expect(refusal(WrittenSets.set(users: users), format)?.contains("without tabs") == true)
    }
  }

  @Test func `are refused for ids that no row has room for`() {
    let users = [User(id: UserID(String(repeating: "x", count: 10_000))), User(id: UserID("z"))]
    for format in [RatingFormat.csv, .tsv, .recbole, .movieLensCSV] {
      #expect(
        refusal(WrittenSets.set(users: users), format)?.contains("at most 8192 bytes") == true)
    }
  }
}

@Suite struct `What a format has no place for` {
  private func losses(_ set: DataSet, _ format: RatingFormat) throws -> [String] {
    try SetWriter(set, as: format, to: .path("/nowhere/at/all", onExisting: .refuse)).losses
  }

  @Test func `is nothing where all fits`() throws {
    #expect(try losses(WrittenSets.set(), .movieLensCSV) == [])
    #expect(try losses(WrittenSets.set(), .ml10m) == [])
    #expect(try losses(WrittenSets.small, .recbole) == [])
  }

  @Test func `is counted, a sentence each`() throws {
    #expect(
      try losses(WrittenSets.small, .csv) == [
        "csv has no place for titles and genres",
        "csv has no place for 1 movie that nobody rated", "csv has no place for demographics",
      ])
    #expect(
      try losses(WrittenSets.set(), .libmf) == [
        "libmf has no place for times", "libmf has no place for titles",
      ])
    #expect(
      try losses(WrittenSets.small, .movieLensCSV)
        == ["movielens-csv has no place for demographics"])
    #expect(
      try losses(WrittenSets.set(silent: [User(id: UserID(9))], times: []), .ml10m) == [
        "the set has no times: zeros are written",
        "ml-10m has no place for 1 user who rated nothing",
      ])
  }

  @Test func `may be demographics of another kind`() throws {
    #expect(
      try losses(WrittenSets.small, .ml1m)
        == ["zip codes are not known: zeros are written"])
    #expect(
      try losses(WrittenSets.small, .ml100k) == [
        "zip codes are not known: zeros are written",
        "ml-100k has other groups of ages or occupations than 2 users: the nearest are written",
      ])
    let users = [
      User(id: UserID(2), profile: .init(gender: "F", ageGroup: "33", occupation: "librarian")),
      User(id: UserID(5)),
    ]
    #expect(
      try losses(WrittenSets.set(users: users), .ml1m) == [
        "zip codes are not known: zeros are written",
        "ml-1m has other groups of ages or occupations than 1 user: the nearest are written",
        "1 user without demographics: left out of the list of users",
      ])
  }

  @Test func `may be genres`() throws {
    let movies = [
      Movie(id: MovieID(1), title: "One", genres: ["IMAX", "Children", "Space Opera"]),
      Movie(id: MovieID(3), title: "Three", genres: ["War"]),
    ]
    #expect(
      try losses(WrittenSets.set(movies: movies), .ml100k) == [
        "ml-100k has no place for genres other than its 19 (IMAX, Space Opera), which 1 movie has"
      ])
    #expect(
      try losses(WrittenSets.set(movies: movies), .recbole)
        == ["recbole parts genres by blanks and commas: hyphens are written in those of 1 movie"])
  }
}
