import RatingData
import Testing

@testable import marquee

@Suite struct `Two sets that are to meet` {
  private func data(_ name: String, users: [String], movies: [String]) -> DataSet {
    let count = max(users.count, movies.count)
    return DataSet(
      name: name,
      ratings: Ratings(
        users: (0..<count).map { UserIndex(min($0, users.count - 1)) },
        movies: (0..<count).map { MovieIndex(min($0, movies.count - 1)) },
        values: [Float](repeating: 3, count: count), userCount: users.count,
        movieCount: movies.count),
      catalogue: Catalogue(
        movies: movies.map { MovieID($0) }.sorted().map { Movie(untitled: $0) },
        users: users.map { UserID($0) }.sorted().map { User(id: $0) })
    )
  }

  @Test func `are told of ids that they spell each in its own way`() {
    let train = data("a.csv", users: ["1", "2", "ann"], movies: ["5", "6"])
    let test = data("b.csv", users: ["1.0", "2.0", "ann"], movies: ["006", "7"])
    #expect(
      test.idsSpelledOtherwise(in: train) == [
        "b.csv: 2 user ids of a.csv spelled in another way, such as \"1.0\" for \"1\": spell them as it does",
        "b.csv: 1 movie id of a.csv spelled in another way, such as \"006\" for \"6\": spell them as it does",
      ])
    #expect(train.idsSpelledOtherwise(in: train).isEmpty)
    let others = data("c.csv", users: ["8", "9.0"], movies: ["5"])
    #expect(others.idsSpelledOtherwise(in: train).isEmpty)
  }
}
