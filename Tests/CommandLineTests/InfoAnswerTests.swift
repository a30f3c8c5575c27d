import RatingData
import Testing

@testable import marquee

@Suite struct `Information on a set` {
  private let data = DataSet(
    name: "small",
    ratings: Ratings(
      users: [0, 0, 0, 1, 2, 2].map(UserIndex.init),
      movies: [0, 1, 0, 0, 2, 0].map(MovieIndex.init),
      values: [5, 3.5, 4, 2, 1, 5], times: [900_000_000, 5, 6, 7, 1_234_567_890, 8], userCount: 3,
      movieCount: 3),
    catalogue: Catalogue(
      movies: [
        Movie(id: MovieID(1), title: "Rain (1987)"),
        Movie(id: MovieID(5), title: "The Long and Winding Title That No Column Can Hold (2001)"),
        Movie(id: MovieID("tt7"), title: "\u{1B}[2J"),
      ],
      users: [User(id: UserID(2)), User(id: UserID("anna")), User(id: UserID("bob"))],
      unratedMovies: [Movie(id: MovieID(6), title: "Unseen")], silentUsers: []),
    provenance: Provenance(
      format: "csv",
      evidence:
        "three columns of numbers between commas, and a fourth that is a time in each of them",
      repeats: 1, skipped: 2, warnings: ["small.csv: 1 rating repeats an earlier one"]))

  private func lines(_ data: DataSet, count: Int = 2) -> [String] {
    InfoResult(data, count: count, charset: .blocks).lines
  }

  @Test func `is one screen of 80 columns`() {
    #expect(lines(data) == Self.screen)
    #expect(lines(data, count: 9).allSatisfy { $0.count <= 80 && !$0.contains("\u{1B}") })
  }

  private static let screen = [
    "small: 6 ratings of 3 movies by 3 users",
    "",
    "format   csv: three columns of numbers between commas, and a fourth that is a",
    "         time in each of them",
    "scale    1 to 5 in steps of 0.5, mean 3.42",
    "density  66.67 % of 3 × 3",
    "dates    1970-01-01 to 2009-02-13",
    "users    2.0 ratings each, median 2, 1 to 3; 1 with one only",
    "movies   2.0 ratings each, median 1, 1 to 4; 2 with one only, 1 listed with none",
    "repeats  1",
    "skipped  2 lines",
    "warning  small.csv: 1 rating repeats an earlier one",
    "",
    "rating                                                ratings     %",
    "     1  ██████████████████████                              1  16.7",
    "   1.5                                                      0   0.0",
    "     2  ██████████████████████                              1  16.7",
    "   2.5                                                      0   0.0",
    "     3                                                      0   0.0",
    "   3.5  ██████████████████████                              1  16.7",
    "     4  ██████████████████████                              1  16.7",
    "   4.5                                                      0   0.0",
    "     5  ████████████████████████████████████████████        2  33.3",
    "",
    "Most rated:",
    "",
    "#  ratings  mean  movie                                     id",
    "1        4  4.00  Rain (1987)                                1",
    "2        1  3.50  The Long and Winding Title That … (2001)   5",
    "",
    "Most active:",
    "",
    "#  ratings  mean  user",
    "1        3  4.17  2",
    "2        2  3.00  bob",
  ]

  @Test func `is one document with all figures`() {
    #expect(
      InfoResult(data, count: 1, charset: .ascii).json.text
        == #"{"data":"small","known":null,"format":"csv","#
        + #""evidence":"three columns of numbers between commas,"#
        + #" and a fourth that is a time in each of them","ratings":6,"users":3,"#
        + #""movies":3,"silent_users":0,"unrated_movies":1,"scale":[1,5],"#
        + #""step":0.5,"mean":3.4166666666666665,"density":0.6666666666666666,"#
        + #""first_day":"1970-01-01","last_day":"2009-02-13","ratings_by_user":{"least":1,"#
        + #""median":2,"mean":2,"most":3,"ones":1},"ratings_by_movie":{"least":1,"#
        + #""median":1,"mean":2,"most":4,"ones":2},"duplicates":1,"skipped":2,"#
        + #""warnings":["small.csv: 1 rating repeats an earlier one"],"#
        + #""histogram":[{"value":1,"ratings":1},{"value":1.5,"ratings":0},{"value":2,"#
        + #""ratings":1},{"value":2.5,"ratings":0},{"value":3,"ratings":0},{"value":3.5,"#
        + #""ratings":1},{"value":4,"ratings":1},{"value":4.5,"ratings":0},{"value":5,"#
        + #""ratings":2}],"most_rated":[{"id":1,"title":"Rain (1987)","ratings":4,"#
        + #""mean":4}],"most_active":[{"id":2,"ratings":3,"mean":4.166666666666667}]}"#)
  }

  @Test func `does without times, steps and oddities`() {
    let lines = lines(
      DataSet(
        name: "bare",
        ratings: Ratings(
          users: [UserIndex(0)], movies: [MovieIndex(0)], values: [3], userCount: 1, movieCount: 1),
        catalogue: Catalogue(
          movies: [Movie(id: MovieID(1), title: "#1")], users: [User(id: UserID(1))])))
    #expect(lines.contains("scale    3 and nothing else"))
    #expect(lines.contains("dates    none"))
    #expect(lines.contains("repeats  none"))
    #expect(!lines.contains { $0.hasPrefix("skipped") || $0.hasPrefix("warning") })
  }

  @Test func `names whom most ratings are of, in their order where as many`() {
    let answer = InfoResult(data, count: 9, charset: .ascii)
    #expect(answer.mostRated.map(\.position) == [0, 1, 2])
    #expect(answer.mostActive.map(\.position) == [0, 2, 1])
    #expect(InfoResult(data, count: 2, charset: .ascii).mostRated.map(\.position) == [0, 1])
  }
}
