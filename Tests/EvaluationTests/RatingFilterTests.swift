import RatingData
import Testing

@testable import Evaluation

@Suite struct `Ratings that an evaluation is made of` {
  /// 10 rated 1, 2 and 3; 20 rated 1 and 2; 30 rated 1 and 4 low.
  private let data = DataSet(
    name: "few",
    ratings: Ratings(
      users: [0, 0, 0, 1, 1, 2, 2].map { UserIndex($0) },
      movies: [0, 1, 2, 0, 1, 0, 3].map { MovieIndex($0) }, values: [5, 4, 3, 4, 5, 5, 1],
      times: [1, 2, 3, 4, 5, 6, 7], userCount: 3, movieCount: 4),
    catalogue: Catalogue(
      movies: (1...4).map { Movie(id: MovieID($0), title: "Movie \($0)") },
      users: [10, 20, 30].map { User(id: UserID($0)) }))

  @Test func `are all unless told otherwise`() throws {
    #expect(try RatingFilter().applied(to: data).ratings.count == 7)
  }

  @Test func `are those from a rating on, and what they name`() throws {
    let kept = try RatingFilter(lowest: 3).applied(to: data)
    #expect(kept.catalogue.movies.map(\.id) == [1, 2, 3].map { MovieID($0) })
    #expect(kept.ratings.times == [1, 2, 3, 4, 5, 6] && kept.ratings.relevanceThreshold == 3)
  }

  /// Movie 3 goes first, then nobody has three; with it user 30, whose movie 4 goes.
  @Test func `are those whose users and movies have enough of each other`() throws {
    let core = RatingFilter.Core(users: 2, movies: 2)
    let kept = try RatingFilter(core: core).applied(to: data)
    #expect(kept.catalogue.users.map(\.id) == [10, 20].map { UserID($0) })
    #expect(kept.catalogue.movies.map(\.id) == [1, 2].map { MovieID($0) })
    #expect((0..<kept.ratings.count).map { kept.ratings.values[$0] } == [5, 4, 4, 5])
    #expect(kept.ratings.relevanceThreshold == data.ratings.relevanceThreshold)
  }

  @Test func `are refused where none is left`() {
    #expect(throws: EvaluationError.nothingKept(7)) {
      try RatingFilter(core: RatingFilter.Core(users: 4, movies: 1)).applied(to: data)
    }
  }

  @Test func `train without the pairs that test`() {
    let test = DataSet(
      name: "test",
      ratings: Ratings(
        users: [0, 0].map { UserIndex($0) }, movies: [0, 1].map { MovieIndex($0) }, values: [5, 4],
        userCount: 1, movieCount: 2),
      catalogue: Catalogue(
        movies: [2, 9].map { Movie(id: MovieID($0), title: "Movie \($0)") },
        users: [User(id: UserID(20))]))
    let (split, removed) = EvaluationSplit(name: "given", train: data, test: test)
      .withoutTestPairs()
    #expect(removed == 1 && split.train == [0, 1, 2, 3, 5, 6] && split.test == [7, 8])
    #expect(split.overlap == 0 && split.movies.count == 5)
  }
}
