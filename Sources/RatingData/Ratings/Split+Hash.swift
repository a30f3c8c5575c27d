extension Split {
  /// Validates the ratings whose user, movie and seed have a low hash: whoever has the same numbers finds the same
  /// split, in whatever order and on however many machines.
  ///
  /// It is what Spark finds with `pmod(xxhash64(seed, user, item), 1000000) < 1000000 * validation`. A user's several
  /// ratings of a movie are on the same side. Where no rating would train, all do.
  public static func hashed(
    _ ratings: Ratings, positions: [Int32], validation: Double, seed: UInt64
  ) -> Split {
    precondition(
      (0..<1).contains(validation), "validation fraction \(validation) is not in 0 ..< 1")
    let seeded = SparkHash.hash(Int64(bitPattern: seed), seed: SparkHash.start)
    var train: [Int32] = []
    var held: [Int32] = []
    train.reserveCapacity(positions.count)
    for position in positions {
      let user = SparkHash.hash(Int64(ratings.users[Int(position)].rawValue), seed: seeded)
      let hash = SparkHash.hash(Int64(ratings.movies[Int(position)].rawValue), seed: user)
      if SparkHash.isLow(hash, part: validation) {
        held.append(position)
      } else {
        train.append(position)
      }
    }
    return train.isEmpty
      ? Split(train: held, validation: []) : Split(train: train, validation: held)
  }
}

/// xxHash64 of numbers of 64 bits, one after another, as Spark's `xxhash64` has it.
///
/// Source: Collet: xxHash fast digest algorithm, for inputs of 8 bytes.
/// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
enum SparkHash {
  /// Spark's own seed.
  static let start: UInt64 = 42
  private static let buckets = 1_000_000

  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let third: UInt64 = 0x1656_67B1_9E37_79F9
  private static let fourth: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let fifth: UInt64 = 0x27D4_EB2F_1656_67C5

  /// - Parameter seed: the hash of what comes before.
  static func hash(_ value: Int64, seed: UInt64) -> UInt64 {
    let lane = (UInt64(bitPattern: value) &* second).rotatedLeft(by: 31) &* first
    var hash = seed &+ fifth &+ 8
    hash = (hash ^ lane).rotatedLeft(by: 27) &* first &+ fourth
    hash = (hash ^ (hash >> 33)) &* second
    hash = (hash ^ (hash >> 29)) &* third
    return hash ^ (hash >> 32)
  }

  /// Whether a hash is among the lowest, of its remainder by a million, which is never negative.
  static func isLow(_ hash: UInt64, part: Double) -> Bool {
    let remainder = Int64(bitPattern: hash) % Int64(buckets)
    let bucket = remainder < 0 ? remainder + Int64(buckets) : remainder
    return bucket < Int64((part * Double(buckets)).rounded(.toNearestOrEven))
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(by count: UInt64) -> UInt64 {
    (self << count) | (self >> (64 - count))
  }
}
