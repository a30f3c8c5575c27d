import RatingData

/// Published sets, known by their counts wherever they lie and however they are packed.
///
/// Source: GroupLens' READMEs; movies are those that are rated.
enum Editions {
  private typealias Counts = (set: KnownSet, ratings: Int, users: Int, movies: Int)

  private static let counts: [Counts] = [
    (.ml100k, 100_000, 943, 1682),
    (.ml1m, 1_000_209, 6040, 3706),
    (.ml10m, 10_000_054, 69_878, 10_677),
    (.ml20m, 20_000_263, 138_493, 26_744),
    (.ml25m, 25_000_095, 162_541, 59_047),
    (.ml32m, 32_000_204, 200_948, 84_432),
    // Of October 2016, which is inside the program, and of September 2018.
    (.mlLatestSmall, 100_004, 671, 9066),
    (.mlLatestSmall, 100_836, 610, 9724),
    // Of July 2023.
    (.mlLatest, 33_832_162, 330_975, 83_239),
  ]

  static func known(_ ratings: Ratings) -> KnownSet? {
    counts.first {
      $0.ratings == ratings.count && $0.users == ratings.userCount
        && $0.movies == ratings.movieCount
    }?.set
  }
}
