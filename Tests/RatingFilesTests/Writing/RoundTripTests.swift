import RatingData
import TestFolders
import Testing

@testable import RatingFiles
@testable import RatingWriting
@testable import SyntheticRatings

@Suite struct `What is written and read again` {
  /// A format that the reader knows, and what of a set it carries there and back.
  struct Trip: CustomTestStringConvertible {
    let format: RatingFormat
    let carries: Set<Part>

    enum Part {
      case times
      case movies
      case demographics
      case largeIDs
      case textIDs
    }

    var testDescription: String { format.rawValue }
  }

  /// A new format is a new line.
  private static let trips = [
    Trip(format: .ml100k, carries: [.times, .movies, .largeIDs]),
    Trip(format: .ml1m, carries: [.times, .movies, .demographics, .largeIDs]),
    Trip(format: .ml10m, carries: [.times, .movies, .largeIDs]),
    Trip(format: .movieLensCSV, carries: [.times, .movies, .largeIDs, .textIDs]),
    Trip(format: .csv, carries: [.times, .largeIDs, .textIDs]),
    Trip(format: .tsv, carries: [.times, .largeIDs, .textIDs]),
    Trip(format: .libmf, carries: []),
    Trip(format: .recbole, carries: [.times, .movies, .largeIDs, .textIDs]),
  ]

  @Test func `is in every format that there is`() {
    #expect(Set(Self.trips.map(\.format)) == Set(RatingFormat.allCases))
  }

  /// Sets that nobody wrote by hand: dense and sparse, tiny and less so.
  private static let plans = [(1, 1, 1), (40, 25, 1000), (120, 400, 2500), (3, 900, 1200)]

  @Test(arguments: trips, [UInt64](1...4))
  func `is equal, where it was made up`(trip: Trip, seed: UInt64) throws {
    let (users, movies, ratings) = Self.plans[Int(seed) - 1]
    let set = SyntheticSet(
      try SyntheticPlan(
        users: users, movies: movies, ratings: ratings, factors: 3,
        scale: trip.format.customaryScale, seed: seed))
    try expectEqual(try read(set, trip.format), set, trip)
  }

  @Test(arguments: trips, [UInt64](1...8))
  func `is equal, where rows and ids come in any order`(trip: Trip, seed: UInt64) throws {
    let set = RandomSet(seed: seed, trip).data
    try expectEqual(try read(set, trip.format), set, trip)
  }

  private func read(_ set: some RatingRows, _ format: RatingFormat) throws -> DataSet {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/set"
    try SetWriter(set, as: format, to: .path(path, onExisting: .refuse)).write()
    return try Source(path).load()
  }

  private func expectEqual(_ read: DataSet, _ written: some RatingRows, _ trip: Trip) throws {
    let hasTimes = trip.carries.contains(.times)
    let (found, expected) = (try Self.rows(read, hasTimes), try Self.rows(written, hasTimes))
    #expect(found == expected)
    let (a, b) = (read.catalogue, written.catalogue)
    if trip.carries.contains(.movies) { #expect(a.listedMovies == b.listedMovies) }
    if trip.carries.contains(.demographics) {
      let profiles = b.listedUsers.filter { $0.profile != nil }
      #expect(a.listedUsers.filter { $0.profile != nil } == profiles)
    }
    #expect(read.provenance.repeats == 0 && read.provenance.skipped == 0)
  }

  /// By id, since unrated movies have no index once they are read.
  private struct Row: Equatable {
    let user: UserID
    let movie: MovieID
    let value: Float
    let time: UInt32
  }

  private static func rows(_ set: some RatingRows, _ hasTimes: Bool) throws -> [Row] {
    var rows: [Row] = []
    try set.visit { row in
      rows.append(
        Row(
          user: set.catalogue[row.user].id, movie: set.catalogue[row.movie].id, value: row.value,
          time: hasTimes ? row.time : 0))
    }
    return rows
  }
}

/// Sets in which no order can be relied on: ids with gaps, rows of users mixed, titles with what
/// formats quote.
private struct RandomSet {
  let data: DataSet

  init(seed: UInt64, _ trip: `What is written and read again`.Trip) {
    var generator = SeededGenerator(seed: seed, stream: .other)
    let userIDs = Self.ids(30, trip, &generator)
    let users = userIDs.map { id in
      User(id: UserID(rawValue: id), profile: Self.profile(&generator))
    }
    let movies = Self.ids(20, trip, &generator).map { id in
      Movie(
        id: MovieID(rawValue: id), title: Self.title(&generator), genres: Self.genres(&generator))
    }
    // Every pair once, of which enough are taken for each user and each movie to occur.
    let rated = generator.permutation(of: 600).prefix(500)
    let values = trip.format.customaryScale.values
    data = DataSet(
      name: "random",
      ratings: Ratings(
        users: rated.map { UserIndex(Int($0) / 20) },
        movies: rated.map { MovieIndex(Int($0) % 20) },
        values: rated.map { _ in values[Int(generator.below(UInt32(values.count)))] },
        times: rated.map { _ in 1 + generator.below(.max - 1) }, userCount: 30, movieCount: 20),
      catalogue: Catalogue(movies: movies, users: users))
  }

  /// Ascending; some of them far beyond 32 bits and some texts, where the format has them.
  private static func ids(
    _ count: Int, _ trip: `What is written and read again`.Trip, _ generator: inout SeededGenerator
  ) -> [Identifier] {
    let leap = trip.carries.contains(.largeIDs) ? UInt32.max : 9
    var number: Int64 = 0
    var ids: [Identifier] = []
    for place in 0..<count {
      number += 1 + Int64(generator.below(generator.below(8) == 0 ? leap : 9))
      let isText = trip.carries.contains(.textIDs) && generator.below(3) == 0
      ids.append(isText ? .text("\(["00", "é, ", "x;"][place % 3])\(number)") : .number(number))
    }
    return ids.sorted()
  }

  private static func title(_ generator: inout SeededGenerator) -> String {
    let parts = ["Rain", ",", "\"", " ", "é", "(1999)", "'", ";", "& Co."]
    let words = (0..<1 + generator.below(6)).map { _ in
      parts[Int(generator.below(UInt32(parts.count)))]
    }
    return "A" + words.joined() + "z"
  }

  private static func genres(_ generator: inout SeededGenerator) -> [String] {
    ["Action", "Comedy", "Film-Noir", "War"].filter { _ in generator.below(2) == 0 }
  }

  private static func profile(_ generator: inout SeededGenerator) -> User.Profile? {
    guard generator.below(4) > 0 else { return nil }
    let ages = ["1", "18", "25", "35", "45", "50", "56"]
    return MovieLensCodes.profile(
      gender: generator.below(2) == 0 ? "F" : "M", age: ages[Int(generator.below(7))],
      occupation: "\(generator.below(21))")
  }
}
