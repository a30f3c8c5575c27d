import Models
import RatingData

/// A user's list, and which of it the user turned out to like.
public struct RankedList: Sendable, Equatable {
  /// Best first.
  public let movies: [MovieIndex]
  /// By place in the list: whether the user liked the movie.
  public let hits: [Bool]
  /// Movies that the user liked, in the list or not; 1 or more.
  public let relevant: Int

  public init(movies: [MovieIndex], hits: [Bool], relevant: Int) {
    self.movies = movies
    self.hits = hits
    self.relevant = relevant
  }

  /// Liked movies among the first k.
  public func hits(_ k: Int) -> Int { hits.prefix(k).count { $0 } }
}

/// The lists of many users.
public struct RankedLists: Sendable, Equatable {
  public let lists: [RankedList]
  /// All movies that there are, in a list or not.
  public let movieCount: Int

  public init(_ lists: [RankedList], movieCount: Int) {
    self.lists = lists
    self.movieCount = movieCount
  }

  /// The mean over users; NaN of no lists.
  public func mean(_ value: (RankedList) -> Double) -> Double {
    lists.reduce(0.0) { $0 + value($1) } / Double(lists.count)
  }

  /// By movie: how many lists it is among the first k of.
  func counts(_ k: Int) -> [Int] {
    lists.reduce(into: [Int](repeating: 0, count: movieCount)) { counts, list in
      for movie in list.movies.prefix(k) { counts[movie.position] += 1 }
    }
  }
}

/// What is computed on lists. Relevance is binary throughout.
///
/// Source: Manning, Raghavan, Schütze: Introduction to Information Retrieval (2008), section 8.4.
extension Metric {
  private static let lists =
    "Manning, Raghavan, Schütze: Introduction to Information Retrieval (2008), 8.4"

  /// Hits among the first k, by k.
  public static func precision(_ k: Int) -> Metric {
    .ofLists(
      "precision", k, "The share of a list's first movies that the user turns out to like.",
      formula: "precision@k = liked among the first k / k", source: lists, unit: "share"
    ) {
      Double($0.hits(k)) / Double(k)
    }
  }

  /// Hits among the first k, by all movies that the user liked.
  public static func recall(_ k: Int) -> Metric {
    .ofLists(
      "recall", k, "The share of the movies a user turns out to like that stand in the list.",
      formula: "recall@k = liked among the first k / all liked", source: lists, unit: "share"
    ) {
      Double($0.hits(k)) / Double($0.relevant)
    }
  }

  /// Hits among the first k, by the hits that there could have been: min(k, liked movies).
  public static func calibratedRecall(_ k: Int) -> Metric {
    .ofLists(
      "calibrated-recall", k,
      "The share of what a list of that length could have held of the movies a user turns out to like: 1 where"
        + " nothing else is in it. Articles on ranking often call it recall.",
      formula: "calibrated-recall@k = liked among the first k / min(k, all liked)",
      source: "Liang et al.: Variational Autoencoders for Collaborative Filtering (2018), 4.2",
      unit: "share"
    ) {
      Double($0.hits(k)) / Double(min(k, $0.relevant))
    }
  }

  /// How well the first k movies of a list fit what a user likes, 0 to 1.
  public static func ndcg(_ k: Int) -> Metric {
    .ofLists(
      "ndcg", k, title: "NDCG",
      "How well a list fits what a user likes: 1 where all that is liked comes first, 0 where none of it is in"
        + " the list. A place further down counts less. Its full name is normalized discounted cumulative gain.",
      formula: "NDCG@k = Σ liked(i) / log₂(i + 1), by the most that it could be", source: lists
    ) {
      DiscountedGain.normalized($0.hits, relevant: $0.relevant, length: k)
    }
  }

  /// The precision at each hit among the first k, summed, by the hits that there could have been: min(k, liked movies).
  public static func map(_ k: Int) -> Metric {
    .ofLists(
      "map", k, title: "MAP",
      "Mean average precision: the precision at each liked movie of a list, averaged. Liked movies further up"
        + " count more.",
      formula: "MAP@k = Σ precision@i · liked(i) / min(k, all liked)", source: lists
    ) { list in
      var hits = 0
      var sum = 0.0
      for (index, isHit) in list.hits.prefix(k).enumerated() where isHit {
        hits += 1
        sum += Double(hits) / Double(index + 1)
      }
      return sum / Double(min(k, list.relevant))
    }
  }

  /// 1 by the place of the first hit among the first k; 0 without one.
  public static func mrr(_ k: Int) -> Metric {
    .ofLists(
      "mrr", k, title: "MRR",
      "Mean reciprocal rank: 1 where the first movie of a list is liked, 1/2 where the second is the first that"
        + " is, 0 where none is.",
      formula: "MRR@k = 1 / place of the first liked movie", source: lists
    ) {
      $0.hits.prefix(k).firstIndex(of: true).map { 1 / Double($0 + 1) } ?? 0
    }
  }

  /// The part of all movies that are among anybody's first k.
  public static func coverage(_ k: Int) -> Metric {
    Metric(
      "coverage", length: k,
      "The share of all movies that stand in anybody's list. Low, and everybody gets the same few.",
      unit: "share", .higherIsBetter,
      .ofLists { Double($0.counts(k).count { $0 > 0 }) / Double($0.movieCount) })
  }

  /// How unequally recommendations spread over movies: 0 where all are recommended as often, near 1 where one alone is.
  public static func gini(_ k: Int) -> Metric {
    Metric(
      "gini", length: k,
      "The Gini index: how unequally lists spread over movies. 0 is each movie equally often, near 1 the same few"
        + " in every list.",
      formula: "G = Σ (2i − n − 1) cᵢ / (n Σ cᵢ), cᵢ ascending",
      source: "Shani, Gunawardana: Evaluating Recommendation Systems (2011), 8.3.3",
      .lowerIsBetter, .ofLists { GiniIndex.of($0.counts(k)) })
  }
}

/// How unequally something is shared.
///
/// Source: Shani, Gunawardana: Evaluating Recommendation Systems (2011), section 8.3.3.
public enum GiniIndex {
  /// 0 where all counts are equal, near 1 where one has everything; NaN where there is nothing.
  public static func of(_ counts: [Int]) -> Double {
    let counts = counts.sorted()
    let total = counts.reduce(0, +)
    let weighted = counts.enumerated().reduce(0.0) { sum, entry in
      sum + Double(2 * entry.offset + 1 - counts.count) * Double(entry.element)
    }
    return weighted / (Double(counts.count) * Double(total))
  }
}
