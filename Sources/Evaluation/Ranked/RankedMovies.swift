import RatingData

/// Among which movies a user's list is made; those that the user is known to have rated are never among them.
public enum RankedMovies: Sendable, Equatable {
  case all
  /// Those that train.
  case trained
  /// What the user turns out to like, among so many others that they have not rated. What comes of it is not what a user
  /// sees: the order of learners may be another.
  ///
  /// Source: Krichene, Rendle: On Sampled Metrics for Item Recommendation, KDD 2020.
  /// https://doi.org/10.1145/3394486.3403226
  case sampled(Int)
}

/// A rule that tells of each user which movies may be in their list.
struct MoviePool: Sendable {
  private let ranked: RankedMovies
  private let movieCount: Int
  private let isTrained: [Bool]
  private let seed: UInt64

  init(_ split: EvaluationSplit) {
    ranked = split.ranked
    movieCount = split.ratings.movieCount
    seed = split.seed
    guard ranked == .trained else {
      isTrained = []
      return
    }
    isTrained = split.train.reduce(into: [Bool](repeating: false, count: movieCount)) {
      $0[split.ratings.movies[Int($1)].position] = true
    }
  }

  func rule(for user: TestUser) -> (MovieIndex) -> Bool {
    switch ranked {
    case .all: return { _ in true }
    case .trained: return { isTrained[$0.position] }
    case .sampled(let count):
      let sample = user.liked.union(others(than: user, count: count))
      return { sample.contains($0) }
    }
  }

  /// Movies that the user rated in no part, each user's with random numbers of their own.
  private func others(than user: TestUser, count: Int) -> Set<MovieIndex> {
    var rng = SeededGenerator(
      seed: seed &+ UInt64(user.user.position) &* 0x9E37_79B9_7F4A_7C15, stream: .other)
    var left = (0..<movieCount).map { MovieIndex($0) }
      .filter { !user.known.contains($0) && !user.rated.contains($0) }
    var chosen: Set<MovieIndex> = []
    for place in 0..<min(count, left.count) {
      left.swapAt(place, place + Int(rng.below(UInt32(left.count - place))))
      chosen.insert(left[place])
    }
    return chosen
  }
}
