import Concurrency
import Models
import RatingData

/// What every user with a relevant test rating is recommended, out of all movies that they have not rated in
/// training, and which of it they turned out to like. No negatives are sampled.
///
/// Source of the warning against sampled negatives: Krichene, Rendle: On Sampled Metrics for Item
/// Recommendation, KDD 2020. https://doi.org/10.1145/3394486.3403226
struct RankedLists: Sendable {
  /// One user's list.
  struct Ranking: Sendable, Equatable {
    /// Best first.
    let movies: [MovieIndex]
    /// By place in the list: whether the user liked the movie.
    let hits: [Bool]
    /// Movies that the user liked, in the list or not.
    let relevant: Int
  }

  let rankings: [Ranking]
  let movieCount: Int

  /// - Parameters:
  ///   - length: movies in a list.
  init(
    of model: any Model, on split: EvaluationSplit, length: Int,
    workers: Workers
  ) {
    let ratings = split.ratings
    var seen = [[MovieIndex]](repeating: [], count: ratings.userCount)
    for position in split.train {
      seen[ratings.users[Int(position)].position].append(ratings.movies[Int(position)])
    }
    var liked = [Set<MovieIndex>](repeating: [], count: ratings.userCount)
    for position in split.test where ratings.values[Int(position)] >= ratings.relevanceThreshold {
      liked[ratings.users[Int(position)].position].insert(ratings.movies[Int(position)])
    }
    let users = liked.indices.filter { !liked[$0].isEmpty }
    let (seenByUser, likedByUser) = (seen, liked)
    rankings = workers.map(users.count) { index in
      let user = users[index]
      // A movie rated twice may be in both parts; it is no recommendation.
      let relevant = likedByUser[user].subtracting(seenByUser[user])
      let list = model.recommendations(
        for: UserIndex(user), excluding: Set(seenByUser[user]), count: length, on: ratings.scale)
      return Ranking(
        movies: list.map(\.movie), hits: list.map { relevant.contains($0.movie) },
        relevant: relevant.count)
    }
    .filter { $0.relevant > 0 }
    movieCount = ratings.movieCount
  }

  init(_ rankings: [Ranking], movieCount: Int) {
    self.rankings = rankings
    self.movieCount = movieCount
  }
}

/// Relevance is binary throughout; what is of a list is averaged over users.
///
/// Source: Manning, Raghavan, Schütze: Introduction to Information Retrieval (2008), section 8.4.
extension RankedLists {
  /// Hits among the first k, by k.
  func precision(_ k: Int) -> Double { mean { Double($0.hits(k)) / Double(k) } }

  /// Hits among the first k, by all movies that the user liked.
  func recall(_ k: Int) -> Double { mean { Double($0.hits(k)) / Double($0.relevant) } }

  /// Normalized discounted cumulative gain.
  func ndcg(_ k: Int) -> Double {
    mean { DiscountedGain.normalized($0.hits, relevant: $0.relevant, length: k) }
  }

  /// The precision at each hit among the first k, summed, by the hits that there could have been: min(k,
  /// liked movies).
  func meanAveragePrecision(_ k: Int) -> Double {
    mean { ranking in
      var hits = 0
      var sum = 0.0
      for (index, isHit) in ranking.hits.prefix(k).enumerated() where isHit {
        hits += 1
        sum += Double(hits) / Double(index + 1)
      }
      return sum / Double(min(k, ranking.relevant))
    }
  }

  /// 1 by the place of the first hit among the first k; 0 without one.
  func meanReciprocalRank(_ k: Int) -> Double {
    mean { $0.hits.prefix(k).firstIndex(of: true).map { 1 / Double($0 + 1) } ?? 0 }
  }

  /// The part of all movies that are among anybody's first k.
  func coverage(_ k: Int) -> Double {
    Double(counts(k).count { $0 > 0 }) / Double(movieCount)
  }

  /// How unequally recommendations spread over movies: 0 where all are recommended as often, near 1 where
  /// one alone is.
  func gini(_ k: Int) -> Double {
    ListSpread.gini(counts(k))
  }

  /// By movie: how many lists it is among the first k of.
  private func counts(_ k: Int) -> [Int] {
    rankings.reduce(into: [Int](repeating: 0, count: movieCount)) { counts, ranking in
      for movie in ranking.movies.prefix(k) { counts[movie.position] += 1 }
    }
  }

  /// NaN where nobody liked anything.
  private func mean(_ value: (Ranking) -> Double) -> Double {
    rankings.reduce(0.0) { $0 + value($1) } / Double(rankings.count)
  }
}

extension RankedLists.Ranking {
  fileprivate func hits(_ k: Int) -> Int { hits.prefix(k).count { $0 } }
}
