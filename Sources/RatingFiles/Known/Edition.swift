import RatingData

/// Published sets, known by what is in them wherever they lie and however they are packed.
///
/// Counts alone would not do: whoever makes up a set gives it the counts of one that they know.
struct Edition: Sendable {
  let set: KnownSet
  let ratings: Int
  let users: Int
  /// Movies that are rated.
  let movies: Int
  let proof: Proof

  /// What tells it from another set with these counts.
  enum Proof: Sendable {
    /// All ratings come to this.
    case sum(Double)
    /// So many movies are listed, rated or not.
    case listed(Int)
  }

  /// Source: GroupLens' READMEs, and the sums of the files themselves.
  static let all = [
    Edition(set: .ml100k, ratings: 100_000, users: 943, movies: 1682, proof: .sum(352_986)),
    Edition(set: .ml1m, ratings: 1_000_209, users: 6040, movies: 3706, proof: .sum(3_582_313)),
    Edition(
      set: .ml10m, ratings: 10_000_054, users: 69_878, movies: 10_677, proof: .listed(10_681)),
    Edition(
      set: .ml20m, ratings: 20_000_263, users: 138_493, movies: 26_744, proof: .listed(27_278)),
    Edition(
      set: .ml25m, ratings: 25_000_095, users: 162_541, movies: 59_047, proof: .listed(62_423)),
    Edition(
      set: .ml32m, ratings: 32_000_204, users: 200_948, movies: 84_432, proof: .listed(87_585)),
    // Of October 2016, which is inside the program, and of September 2018.
    Edition(set: .mlLatestSmall, ratings: 100_004, users: 671, movies: 9066, proof: .sum(354_375)),
    Edition(set: .mlLatestSmall, ratings: 100_836, users: 610, movies: 9724, proof: .listed(9742)),
    // Of July 2023.
    Edition(
      set: .mlLatest, ratings: 33_832_162, users: 330_975, movies: 83_239, proof: .listed(86_537)),
  ]

  /// The published set that ratings and their catalogue are; nil for others.
  static func known(_ ratings: Ratings, _ catalogue: Catalogue) -> KnownSet? {
    all.first { $0.holds(ratings, catalogue) }?.set
  }

  private func holds(_ other: Ratings, _ catalogue: Catalogue) -> Bool {
    guard ratings == other.count, users == other.userCount, movies == other.movieCount else {
      return false
    }
    switch proof {
    // The mean is a quotient, rounded once.
    case .sum(let sum): return abs(other.mean * Double(other.count) - sum) < 0.25
    case .listed(let count): return catalogue.movies.count + catalogue.unratedMovies.count == count
    }
  }
}
