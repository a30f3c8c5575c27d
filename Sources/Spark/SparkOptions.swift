/// Which cluster trains, and how it is asked.
public struct SparkOptions: Sendable, Equatable {
  /// `local[2]`, `spark://host:7077`, `yarn`, …
  public var master: String
  /// A folder of Spark, as `SPARK_HOME` names one; looked for where nil.
  public var home: String?
  /// Settings of Spark's own, `key=value` each.
  public var configuration: [String] = []
  /// Where ratings of this machine are copied to, for the cluster to read; nil where it reads its own, or the disk of this
  /// machine.
  public var staging: String?
  public var users = UsersAtHome.all
  public var curve = Curve.doubling
  /// Blocks of ratings on each side: equal numbers of them give equal factors, whatever the cluster.
  public var blocks: Int?

  public init(master: String) { self.master = master }

  /// Whose factors come home; movies' always do.
  public enum UsersAtHome: Sendable, Equatable {
    case all
    case none
    case sample(Int)
  }

  /// Of which numbers of iterations there are losses.
  public enum Curve: String, Sendable, CaseIterable {
    /// 1, 2, 4, 8, … and the last: at most twice the time.
    case doubling
    case last
  }

  /// Whether the cluster is this machine, and so reads its disk.
  public var isLocal: Bool { master.hasPrefix("local") }
}

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
