import RatingData
import Testing

@testable import Evaluation

@Suite struct `Splits for an evaluation` {
  /// User u has u + 1 ratings, the later the lower in the file, some at the same time.
  private static func ratings(users: Int = 20, times: Bool = true) -> Ratings {
    let rows = (0..<users).flatMap { user in (0...user).map { (user, $0) } }
    return Ratings(
      users: rows.map { UserIndex($0.0) }, movies: rows.map { MovieIndex($0.1) },
      values: rows.map { Float($0.1 % 5 + 1) },
      times: times ? rows.map { UInt32(1000 - $0.1 / 2) } : [], userCount: users,
      movieCount: users)
  }

  static let methods: [SplitMethod] = [
    .random(testSize: 0.1), .folds(5), .perUser(testSize: 0.25), .leaveLastOut,
    .byTime(testSize: 0.2),
  ]

  @Test(arguments: methods)
  func `have each rating in one part, once`(method: SplitMethod) throws {
    let ratings = Self.ratings()
    for split in try method.splits(of: ratings, repeats: 2, seed: 1) {
      #expect((split.train + split.test).sorted() == (0..<ratings.count).map { Int32($0) })
    }
  }

  @Test(arguments: methods)
  func `follow from the seed`(method: SplitMethod) throws {
    let ratings = Self.ratings()
    let tests = try [1, 1, 2].map { seed in
      try method.splits(of: ratings, repeats: 1, seed: seed).map(\.test)
    }
    #expect(tests[0] == tests[1])
    #expect((tests[0] == tests[2]) == !method.isRandom)
    let repeats = try method.splits(of: ratings, repeats: 2, seed: 1)
    #expect(repeats.map(\.test).suffix(tests[2].count) == tests[2][...])
  }

  @Test func `of folds test each rating once`() throws {
    let ratings = Self.ratings()
    let splits = try SplitMethod.folds(7).splits(of: ratings, repeats: 1, seed: 3)
    #expect(splits.map(\.name) == (1...7).map { "fold \($0)" })
    #expect(splits.flatMap(\.test).sorted() == (0..<ratings.count).map { Int32($0) })
    #expect(Set(splits.map(\.test.count)).allSatisfy { abs($0 - ratings.count / 7) <= 1 })
  }

  @Test func `have the fraction that was asked for`() throws {
    let ratings = Self.ratings()
    let random = try SplitMethod.random(testSize: 0.1).splits(of: ratings, repeats: 1, seed: 1)
    #expect(random[0].test.count == 21)
    let perUser = try SplitMethod.perUser(testSize: 0.25).splits(of: ratings, repeats: 1, seed: 1)
    for user in 0..<20 {
      let count = perUser[0].test.count { ratings.users[Int($0)].position == user }
      #expect(count == Int((0.25 * Double(user + 1)).rounded()))
    }
  }

  @Test func `leave each user's last rating out, of equal times the last in the file`() throws {
    let ratings = Self.ratings()
    let split = try SplitMethod.leaveLastOut.splits(of: ratings, repeats: 1, seed: 1)[0]
    #expect(split.test.count == 20)
    for position in split.test {
      let user = ratings.users[Int(position)].position
      #expect(ratings.movies[Int(position)].position == (user == 0 ? 0 : 1))
    }
  }

  @Test func `by time test nothing that is earlier than what trains`() throws {
    let ratings = Self.ratings()
    let split = try SplitMethod.byTime(testSize: 0.2).splits(of: ratings, repeats: 1, seed: 1)[0]
    let newest = try #require(split.train.map { ratings.times[Int($0)] }.max())
    #expect(split.test.allSatisfy { ratings.times[Int($0)] >= newest })
  }

  @Test(arguments: [SplitMethod.leaveLastOut, .byTime(testSize: 0.2)])
  func `need times where they go by them`(method: SplitMethod) {
    #expect(throws: EvaluationError.noTimes) {
      try method.splits(of: Self.ratings(times: false), repeats: 1, seed: 1)
    }
  }

  /// Fixture: of each user two ratings at a time, but for the last of those who have an odd number.
  @Test func `tell how many tests are no later than what trains`() throws {
    let ratings = Self.ratings()
    func ties(_ method: SplitMethod) throws -> [Int] {
      try method.splits(of: ratings, repeats: 1, seed: 1).map(\.ties)
    }
    #expect(try ties(.leaveLastOut) == [19])
    // The latest time, 1000, has 39 of 210 ratings, the one before it 35.
    #expect(try ties(.byTime(testSize: 0.1)) == [21])
    #expect(try ties(.byTime(testSize: 39.0 / 210)) == [0])
    #expect(try ties(.byTime(testSize: 40.0 / 210)) == [1])
    #expect(try ties(.folds(2)) == [0, 0])
  }

  @Test(arguments: [SplitMethod.leaveLastOut, .byTime(testSize: 0.2)])
  func `are refused where all ratings have one time`(method: SplitMethod) {
    let ratings = Ratings(
      users: [0, 0, 1].map(UserIndex.init), movies: [0, 1, 0].map(MovieIndex.init),
      values: [1, 2, 3], times: [7, 7, 7], userCount: 2, movieCount: 2)
    #expect(throws: EvaluationError.oneTime(7)) {
      try method.splits(of: ratings, repeats: 1, seed: 1)
    }
  }

  @Test func `tell how many tests train, too`() throws {
    let train = Self.set(users: [1, 5, 9], movies: [10, 30], values: [1, 2, 3, 4, 5, 1])
    let test = Self.set(users: [5, 7], movies: [20, 30, 40], values: [2, 2, 3, 3, 4, 4])
    // User 5's movie 30 alone, though with another value.
    #expect(EvaluationSplit(name: "given", train: train, test: test).overlap == 1)
    #expect(EvaluationSplit(name: "given", train: test, test: test).overlap == 6)
    let twice = Ratings(
      users: [0, 0, 0, 1].map(UserIndex.init), movies: [0, 1, 0, 0].map(MovieIndex.init),
      values: [1, 2, 3, 4], userCount: 2, movieCount: 2)
    let split = EvaluationSplit(name: "", ratings: twice, train: [0, 1], test: [2, 3])
    #expect(split.overlap == 1)
    for split in try SplitMethod.folds(3).splits(of: Self.ratings(), repeats: 1, seed: 1) {
      #expect(split.overlap == 0)
    }
  }

  @Test(arguments: methods)
  func `are refused where a part would be empty`(method: SplitMethod) {
    #expect(throws: EvaluationError.tooFewRatings(1)) {
      try method.splits(of: Self.ratings(users: 1), repeats: 1, seed: 1)
    }
  }

  @Test func `from two sets take users and movies for the same where their ids are`() {
    let train = Self.set(users: [1, 5, 9], movies: [10, 30], values: [1, 2, 3, 4, 5, 1])
    let test = Self.set(users: [5, 7], movies: [20, 30, 40], values: [2, 2, 3, 3, 4, 4])
    let split = EvaluationSplit(name: "given", train: train, test: test)
    let ratings = split.ratings
    #expect(ratings.userCount == 4)
    #expect(ratings.movieCount == 4)
    #expect(split.train == [0, 1, 2, 3, 4, 5])
    #expect(split.test == [6, 7, 8, 9, 10, 11])
    // Ids 1, 5, 7, 9 and 10, 20, 30, 40.
    #expect(ratings.users.map(\.position) == [0, 0, 1, 1, 3, 3, 1, 1, 1, 2, 2, 2])
    #expect(ratings.movies.map(\.position) == [0, 2, 0, 2, 0, 2, 1, 2, 3, 1, 2, 3])
    #expect(Array(ratings.values) == [1, 2, 3, 4, 5, 1, 2, 2, 3, 3, 4, 4])
  }

  /// Everybody rates every movie.
  private static func set(users: [Int64], movies: [Int64], values: [Float]) -> DataSet {
    DataSet(
      name: "set",
      ratings: Ratings(
        users: users.indices.flatMap { user in movies.map { _ in UserIndex(user) } },
        movies: users.flatMap { _ in movies.indices.map { MovieIndex($0) } }, values: values,
        userCount: users.count, movieCount: movies.count),
      catalogue: Catalogue(
        movies: movies.map { Movie(untitled: MovieID($0)) },
        users: users.map { User(id: UserID($0)) }))
  }
}
