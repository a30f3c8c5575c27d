import Concurrency
import Learning
import Models
import RatingData
import Testing

@testable import Evaluation

@Suite struct `What is held out` {
  /// 40 users of 3 to 22 ratings, of 30 movies.
  private static func ratings() -> Ratings {
    var rng = SeededGenerator(seed: 9, stream: .other)
    let rows = (0..<40).flatMap { user in
      (0..<30).shuffled(using: &rng).prefix(3 + user % 20).map {
        (user, $0, Float((user + $0) % 5 + 1))
      }
    }
    return Ratings(
      users: rows.map { UserIndex($0.0) }, movies: rows.map { MovieIndex($0.1) },
      values: rows.map(\.2), userCount: 40, movieCount: 30)
  }

  private static let users = SplitMethod.users(
    HeldOutUsers(validation: .part(0.25), test: .count(8), foldedIn: 0.8))

  private func split(
    _ method: SplitMethod, _ ratings: Ratings = ratings(), judging part: JudgedPart = .test
  ) throws -> EvaluationSplit {
    try method.splits(of: ratings, repeats: 1, seed: 4, judging: part)[0]
  }

  @Test func `of users is all that they rated, a part of it known`() throws {
    let ratings = Self.ratings()
    let parts = try JudgedPart.allCases.map { try split(Self.users, ratings, judging: $0) }
    #expect(parts[0].train == parts[1].train)
    let users = parts.map { part in
      Set((part.test + part.foldedIn).map { ratings.users[Int($0)] })
    }
    let trained = Set(parts[0].train.map { ratings.users[Int($0)] })
    #expect(users.map(\.count) == [8, 10] && users[0].isDisjoint(with: users[1]))
    #expect(trained.count == 22 && trained.isDisjoint(with: users[0].union(users[1])))
    for part in parts {
      for user in Set(part.test.map { ratings.users[Int($0)] }) {
        let (known, asked) = (
          part.foldedIn.count { ratings.users[Int($0)] == user },
          part.test.count { ratings.users[Int($0)] == user }
        )
        #expect(asked == (known + asked) / 5, "\(known) known, \(asked) asked")
      }
    }
  }

  @Test func `of users leaves out what they alone rated`() throws {
    let ratings = Self.ratings()
    let plain = try split(Self.users, ratings)
    let (first, other) = (plain.test[0], MovieIndex(30))
    var movies = ratings.movies
    movies[Int(first)] = other
    let odd = Ratings(
      users: ratings.users, movies: movies, values: ratings.values, userCount: 40, movieCount: 31)
    let held = try split(Self.users, odd)
    #expect(!(held.test + held.foldedIn).contains { odd.movies[Int($0)] == other })
  }

  @Test func `of each user's ratings in three is a part of each`() throws {
    let ratings = Self.ratings()
    let method = SplitMethod.perUserInThree(validation: 0.1, testSize: 0.1)
    let parts = try split(method, ratings)
    let all = (0..<Int32(ratings.count)).map { $0 }
    #expect((parts.train + parts.validation + parts.test).sorted() == all)
    for user in 0..<40 {
      let count = 3 + user % 20
      func of(_ part: [Int32]) -> Int {
        part.count { ratings.users[Int($0)].position == user }
      }
      #expect(of(parts.test) == max(1, count / 10) && of(parts.validation) == of(parts.test))
    }
    let other = try split(method, ratings, judging: .validation)
    #expect(other.test == parts.validation && other.train == parts.train)
    #expect(other.validation.isEmpty)
    #expect(throws: EvaluationError.noValidation) {
      try split(.random(testSize: 0.1), ratings, judging: .validation)
    }
  }

  /// Every learner that protocols compare, on every kind of split.
  @Test(
    arguments: [
      users, .perUserInThree(validation: 0.1, testSize: 0.1), .random(testSize: 0.2),
    ], [Preset.popular, .ease, .implicitALS, .als])
  func `changes no prediction, by other values or further pairs`(
    method: SplitMethod, preset: Preset
  ) throws {
    let plain = try split(method)
    let ratings = plain.ratings
    let tested = Set(plain.test)
    // One more pair for each that tests, of the same user, and every value turned around.
    let added = plain.test.map { position in
      (ratings.users[Int(position)], MovieIndex((ratings.movies[Int(position)].position + 1) % 30))
    }
    var altered = Ratings(
      users: ratings.users + added.map(\.0), movies: ratings.movies + added.map(\.1),
      values: (0..<Int32(ratings.count)).map {
        tested.contains($0) ? 6 - ratings.values[Int($0)] : ratings.values[Int($0)]
      } + added.map { _ in 5 }, userCount: 40, movieCount: 30)
    altered.relevanceThreshold = ratings.relevanceThreshold
    var other = EvaluationSplit(
      name: "", ratings: altered, train: plain.train,
      test: plain.test + (Int32(ratings.count)..<Int32(altered.count)))
    other.validation = plain.validation
    other.foldedIn = plain.foldedIn
    var settings = Settings(preset)
    settings[.factors] = 3
    let scores = try [plain, other].map { split in
      let fit = try Fit(settings, on: split, workers: Workers(count: 2)) { _ in .proceed }
      let users = UserScores(fit.model, on: split, FoldInRegularization(settings))
      return (0..<40).map { users(UserIndex($0)) }
    }
    #expect(scores[0] == scores[1])
    #expect(other.test.count == 2 * plain.test.count)
  }

  @Test func `is ranked among what is asked for`() throws {
    var plain = try split(.random(testSize: 0.2)).ranking(.sampled(5))
    let user = try #require(plain.testUsers.first)
    let rule = MoviePool(plain).rule(for: user)
    let ranked = (0..<30).map { MovieIndex($0) }.filter { rule($0) }
    #expect(ranked.count == 5 + user.liked.count && user.liked.isSubset(of: ranked))
    #expect(user.known.isDisjoint(with: ranked))
    #expect(user.rated.intersection(ranked) == user.liked)
    let again = MoviePool(plain).rule(for: user)
    #expect((0..<30).map { MovieIndex($0) }.filter { again($0) } == ranked)
    plain.seed += 1
    let otherwise = MoviePool(plain).rule(for: user)
    #expect((0..<30).map { MovieIndex($0) }.filter { otherwise($0) } != ranked)
    let few = EvaluationSplit(
      name: "", ratings: plain.ratings, train: [plain.train[0]], test: plain.test)
    let trained = MoviePool(few.ranking(.trained)).rule(for: user)
    #expect(
      (0..<30).map { MovieIndex($0) }.filter { trained($0) }
        == [plain.ratings.movies[Int(plain.train[0])]])
  }
}
