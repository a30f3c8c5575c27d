import Files
import RatingData

/// Ratings for a cluster.
public enum SparkData: Sendable {
  /// Ratings of this machine, by dense indexes.
  case home(HomeRatings)
  /// Ratings that the cluster reads itself.
  case cluster(ClusterRatings)

  /// What they are called.
  public var name: String {
    switch self {
    case .home(let ratings): ratings.name
    case .cluster(let ratings): ratings.name
    }
  }

  /// Whether they are of this machine.
  var isHome: Bool { if case .home = self { true } else { false } }

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

/// Ratings at a path that the cluster sees.
public struct ClusterRatings: Sendable {
  public let path: String
  /// Columns in order; found by name where nil.
  let columns: [String]?
  /// Whether movies, users and ratings of theirs come home beside the factors.
  public var catalogue = CatalogueAtHome.none

  public init(path: String, columns: [String]?) {
    self.path = path
    self.columns = columns
  }

  public enum CatalogueAtHome: Sendable {
    case none
    /// Wanted, with what is known of movies.
    case wanted(listed: [MovieID: Movie])
    /// Here already, from an earlier run.
    case known(DataSet)
  }

  /// What they are called: the last part of the path, without its ending.
  public var name: String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.split(separator: ".").first.map(String.init) ?? last
  }
}
