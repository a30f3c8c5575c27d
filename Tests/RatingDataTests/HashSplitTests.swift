import Testing

@testable import RatingData

/// The split that a cluster makes, too.
@Suite struct `A split by hash` {
  /// What Spark 4's `xxhash64(seed, user, item)` gives, out of Tests/Spark/split.json.
  @Test(
    arguments: [
      (1, 1, 31, 7_163_224_937_984_465_406, false), (1, 22, 31, 4_847_044_354_575_070_398, true),
      (0, 0, 0, 2_408_126_458_259_207_933, false),
      (42, 2_147_483_647, -5, 364_092_861_494_569_070, false),
      (-7, 1_000_000_000_000, 9_007_199_254_740_993, 1_078_502_363_535_471_055, false),
    ] as [(Int64, Int64, Int64, Int64, Bool)])
  func `is Spark's`(seed: Int64, user: Int64, item: Int64, hash: Int64, isHeld: Bool) {
    var found = SparkHash.hash(seed, seed: SparkHash.start)
    found = SparkHash.hash(user, seed: found)
    found = SparkHash.hash(item, seed: found)
    #expect(Int64(bitPattern: found) == hash)
    #expect(SparkHash.isLow(found, part: 0.1) == isHeld)
  }

  private func ratings(_ pairs: [(Int, Int)]) -> Ratings {
    Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: pairs.map { _ in 3 }, userCount: 40, movieCount: 50)
  }

  private func hashed(_ ratings: Ratings, validation: Double, seed: UInt64) -> Split {
    .hashed(
      ratings, positions: Array(0..<Int32(ratings.count)), validation: validation, seed: seed)
  }

  private let pairs = (0..<2000).map { ($0 / 50, $0 % 50) }

  @Test func `holds about so many out, the same in any order, others by another seed`() {
    let split = hashed(ratings(pairs), validation: 0.1, seed: 1)
    #expect(split.train.count + split.validation.count == 2000)
    #expect((150...250).contains(split.validation.count))
    let reversed = hashed(ratings(pairs.reversed()), validation: 0.1, seed: 1)
    #expect(Set(reversed.validation.map { 1999 - $0 }) == Set(split.validation))
    let other = hashed(ratings(pairs), validation: 0.1, seed: 2)
    #expect(other.validation != split.validation)
    #expect(hashed(ratings(pairs), validation: 0, seed: 1).validation.isEmpty)
  }

  @Test func `of some ratings takes no others`() {
    let all = hashed(ratings(pairs), validation: 0.1, seed: 1)
    let some = Split.hashed(
      ratings(pairs), positions: (0..<1000).map { 2 * $0 }, validation: 0.1, seed: 1)
    #expect(some.validation == all.validation.filter { $0 % 2 == 0 })
    #expect(some.train == all.train.filter { $0 % 2 == 0 })
  }

  @Test func `trains on all where nothing would be left`() {
    let one = hashed(ratings([(0, 0)]), validation: 0.999_999, seed: 1)
    #expect(one.train == [0] && one.validation.isEmpty)
  }
}
