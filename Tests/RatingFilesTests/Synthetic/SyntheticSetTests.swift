import RatingData
import Testing

@testable import RatingFiles
@testable import RatingWriting
@testable import SyntheticRatings

@Suite struct `Made-up sets` {
  /// What a set may be: as many users, movies, ratings, factors, on a scale.
  struct Shape: CustomTestStringConvertible {
    let users: Int
    let movies: Int
    let ratings: Int
    var factors = 4
    var scale = SyntheticScale.halfToFive

    func plan(seed: UInt64 = 1) throws -> SyntheticPlan {
      try SyntheticPlan(
        users: users, movies: movies, ratings: ratings, factors: factors, scale: scale, seed: seed)
    }

    var testDescription: String { "\(users) × \(movies), \(ratings), \(scale.rawValue)" }
  }

  private static let shapes = [
    Shape(users: 1, movies: 1, ratings: 1, factors: 1),
    Shape(users: 1, movies: 50, ratings: 50, scale: .oneToFive),
    Shape(users: 50, movies: 1, ratings: 50, scale: .oneToTen),
    Shape(users: 30, movies: 40, ratings: 1200, scale: .zeroToHundred),
    Shape(users: 30, movies: 40, ratings: 1199, factors: 5),
    Shape(users: 100, movies: 1000, ratings: 100),
    Shape(users: 100, movies: 1000, ratings: 999),
    Shape(users: 943, movies: 1682, ratings: 100_000, factors: 20, scale: .oneToFive),
    Shape(users: 20, movies: 2000, ratings: 30_000, factors: 1),
  ]

  @Test(arguments: shapes, [1, 2, .max] as [UInt64])
  func `have exactly what was planned, and no pair twice`(shape: Shape, seed: UInt64) throws {
    let set = SyntheticSet(try shape.plan(seed: seed))
    let rows = try rows(set)
    #expect(rows.count == shape.ratings && set.count == shape.ratings)
    #expect(set.catalogue.users.count == shape.users)
    #expect(set.catalogue.movies.count == shape.movies)
    let pairs = Set(rows.map { $0.user.position * shape.movies + $0.movie.position })
    #expect(pairs.count == rows.count)
    #expect(Set(rows.map(\.user)).count == shape.users)
    #expect(Set(rows.map(\.movie)).count == min(shape.movies, shape.ratings))
    #expect(rows.allSatisfy { shape.scale.values.contains($0.value) })
  }

  @Test(arguments: shapes) func `rate forward in time, user by user`(shape: Shape) throws {
    let rows = try rows(SyntheticSet(try shape.plan()))
    for (row, next) in zip(rows, rows.dropFirst()) {
      #expect(row.user < next.user || row.user == next.user && row.time <= next.time)
    }
    #expect(rows.allSatisfy { $0.time >= 820_454_400 })
  }

  @Test func `are equal of equal plans, row for row, and others of other seeds`() throws {
    let shape = Shape(users: 60, movies: 80, ratings: 2000)
    let set = SyntheticSet(try shape.plan(seed: 9))
    let first = try rows(set)
    #expect(try rows(set) == first)
    #expect(try rows(SyntheticSet(try shape.plan(seed: 9))) == first)
    let other = SyntheticSet(try shape.plan(seed: 10))
    #expect(try rows(other) != first)
    #expect(other.catalogue.movies != set.catalogue.movies)
  }

  @Test func `begin as they always did`() throws {
    let set = SyntheticSet(try Shape(users: 3, movies: 4, ratings: 9, factors: 2).plan(seed: 7))
    let sink = MemorySink()
    try SetWriter(set, as: .csv, to: .sink(sink)).write()
    #expect(
      sink.text == """
        user,item,rating,timestamp
        1,1,3.5,1149114455
        1,2,3,1149114462
        1,4,3.5,1149114474
        2,3,3.5,1039744612
        2,1,2.5,1039744614
        2,4,3.5,1039744644
        3,4,4,1478501113
        3,2,2.5,1478501141
        3,3,4.5,1478501148

        """)
    #expect(
      set.catalogue.movies.map(\.title)
        == ["Movie 1 (1991)", "Movie 2 (1992)", "Movie 3 (1993)", "Movie 4 (1989)"])
  }

  @Test func `have a few movies that many rate, and many that few rate`() throws {
    let set = SyntheticSet(try Shape(users: 943, movies: 1682, ratings: 100_000).plan())
    var byMovie = [Int](repeating: 0, count: 1682)
    var byUser = [Int](repeating: 0, count: 943)
    for row in try rows(set) {
      byMovie[row.movie.position] += 1
      byUser[row.user.position] += 1
    }
    byMovie.sort(by: >)
    byUser.sort(by: >)
    // MovieLens 100K: a tenth of the movies has about half of all ratings.
    #expect((0.35...0.65).contains(Double(byMovie.prefix(168).reduce(0, +)) / 100_000))
    #expect(byMovie[841] < 60)
    // Its users give 20 at least, 65 in the middle, 106 on average.
    #expect(byUser[942] >= 20)
    #expect((50...90).contains(byUser[471]))
  }

  @Test(arguments: SyntheticScale.allCases) func `use the whole scale`(scale: SyntheticScale) throws
  {
    let set = SyntheticSet(
      try Shape(users: 300, movies: 300, ratings: 40_000, scale: scale).plan())
    let values = Set(try rows(set).map(\.value))
    #expect(values.count == scale.values.count)
    let mean = try rows(set).reduce(0.0) { $0 + Double($1.value) } / 40_000
    let share = (mean - Double(scale.range.lowerBound)) / Double(scale.span)
    #expect((0.55...0.72).contains(share))
  }

  private func rows(_ set: SyntheticSet) throws -> [RatingRow] {
    var rows: [RatingRow] = []
    try set.visit { rows.append($0) }
    return rows
  }
}

@Suite struct `Plans that no set can follow` {
  @Test(
    arguments: [
      (0, 1, 1, 1, "--users is a number from 1 to 10000000, not 0"),
      (1, -1, 1, 1, "--movies is a number from 1 to 10000000, not -1"),
      (1, 1, 0, 1, "--ratings is a number from 1 to 2147483647, not 0"),
      (9, 9, 81, 0, "--factors is a number from 1 to 1024, not 0"),
      (.max, .max, .max, 1, "--users is a number from 1 to 10000000, not \(Int.max)"),
      (9, 9, 82, 1, "9 users can give 9 movies 81 ratings at most, one each, not 82"),
      (9, 9, 8, 1, "9 users give 9 ratings at least, one each, not 8"),
      (
        10, 10_000_000, 10, 1024,
        "10000000 movies with 1024 factors each come to more than 536870912 numbers; take fewer of"
          + " either"
      ),
    ] as [(Int, Int, Int, Int, String)])
  func `are refused in words`(
    users: Int, movies: Int, ratings: Int, factors: Int, words: String
  ) {
    #expect(throws: SyntheticPlan.Fault(message: words)) {
      try SyntheticPlan(
        users: users, movies: movies, ratings: ratings, factors: factors, scale: .oneToFive,
        seed: 1)
    }
  }
}
