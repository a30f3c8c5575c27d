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

  /// The numbers of iterations after which the loss is measured.
  public enum Curve: String, Sendable, CaseIterable {
    /// 1, 2, 4, 8, … and the last: at most twice the time.
    case doubling
    case last
  }

  /// Whether the cluster is this machine, and so reads its disk.
  public var isLocal: Bool { master.hasPrefix("local") }
}
