import RatingData

/// Ratings for a cluster.
public enum SparkData: Sendable {
  /// Of this machine, by dense indexes.
  case home(HomeRatings)
  /// A path that the cluster sees, in its own words.
  case cluster(path: String, columns: [String]?)

  /// Whether a source is a path of a cluster's: `hdfs://…`, `s3a://…`, `file://…`.
  public static func isPath(_ source: String) -> Bool {
    let parts = source.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let scheme = parts.first, !scheme.isEmpty else { return false }
    return !["http", "https"].contains(scheme.lowercased())
      && scheme.allSatisfy { $0.isLetter || $0.isNumber }
  }
}

/// Ratings of this machine, and what to call them.
public struct HomeRatings: Sendable {
  let name: String
  let ratings: Ratings

  public init(_ ratings: Ratings, name: String) {
    self.name = name
    self.ratings = ratings
  }

  /// 1 where a rating says that the movie is relevant to the user, else 0, which weighs as much as no rating: what this
  /// program's own learner of choices sees.
  var choices: Ratings {
    Ratings(
      users: ratings.users, movies: ratings.movies,
      values: ratings.values.map { $0 >= ratings.relevanceThreshold ? 1 : 0 },
      userCount: ratings.userCount, movieCount: ratings.movieCount)
  }
}
