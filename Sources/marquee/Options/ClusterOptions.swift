import ArgumentParser
import Spark

extension SparkOptions.Curve: ExpressibleByArgument {}

extension SparkOptions.UsersAtHome: ExpressibleByArgument {
  /// As it is given on the command line.
  var text: String {
    switch self {
    case .all: "all"
    case .none: "none"
    case .sample(let count): "sample:\(count)"
    }
  }

  public init?(argument: String) {
    switch argument {
    case "all": self = .all
    case "none": self = .none
    default:
      let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == "sample", let count = Int(parts[1]),
        (1...1_000_000_000).contains(count)
      else { return nil }
      self = .sample(count)
    }
  }
}

/// Which cluster, and how it is asked.
struct ClusterOptions: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "Spark's cluster: spark://host:7077, yarn, k8s://…, or local[2] for this machine.",
      valueName: "url"))
  var master: String?

  @Option(
    help: ArgumentHelp(
      "Folder of Spark. (default: SPARK_HOME, the pyspark of python3, or spark-submit on the path)",
      valueName: "folder"), completion: .directory)
  var sparkHome: String?

  @Option(
    name: .customLong("conf"),
    help: ArgumentHelp(
      "A setting of Spark's own, such as spark.executor.memory=4g. May be given several times.",
      valueName: "key=value"))
  var configuration: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder that the cluster reads, to which ratings of this machine are copied.",
      valueName: "url"))
  var staging: String?

  @Option(
    help: ArgumentHelp(
      "Users whose factors the cluster sends beside the movies': all, none or sample:N.",
      valueName: "users"))
  var users: SparkOptions.UsersAtHome?

  @Option(
    help:
      "Iterations after which there is a loss: 1, 2, 4, 8 … of at most twice the time, or the last alone."
  )
  var curve: SparkOptions.Curve?

  @Option(
    help: ArgumentHelp(
      "Blocks of ratings on each side; the same number gives the same factors. (default: 10)",
      valueName: "n"))
  var blocks: Int?

  func validate() throws {
    if let master, master.isEmpty { throw ValidationError("--master is empty") }
    if let wrong = configuration.first(where: { !$0.contains("=") }) {
      throw ValidationError("--conf \(wrong): expected key=value")
    }
    if configuration.contains("spark.submit.deployMode=cluster") {
      throw ValidationError(
        "--conf spark.submit.deployMode=cluster: the driver runs on this machine, to which the factors come; expected client"
      )
    }
    if let blocks, !(1...100_000).contains(blocks) {
      throw ValidationError("--blocks \(blocks): expected 1 to 100000")
    }
  }

  /// A setting as it may be written down: `spark.hadoop.fs.s3a.secret.key=…`.
  private static func withoutSecret(_ setting: String) -> String {
    guard let end = setting.firstIndex(of: "=") else { return setting }
    let key = setting[..<end].lowercased()
    let names = ["secret", "password", "token", "credential", "access.key", "account.key"]
    return names.contains(where: key.contains) ? setting[...end] + "…" : setting
  }

  /// The options as they were given, but for secrets and what is shown alone.
  var arguments: [String] {
    var arguments: [String] = []
    if let master { arguments += ["--master", master] }
    if let sparkHome { arguments += ["--spark-home", sparkHome] }
    for setting in configuration { arguments += ["--conf", Self.withoutSecret(setting)] }
    if let staging { arguments += ["--staging", staging] }
    if let users { arguments += ["--users", users.text] }
    if let curve { arguments += ["--curve", curve.rawValue] }
    if let blocks { arguments += ["--blocks", "\(blocks)"] }
    return arguments
  }

  /// nil where no cluster is named.
  var spark: SparkOptions? {
    guard let master else { return nil }
    var options = SparkOptions(master: master)
    options.home = sparkHome
    options.configuration = configuration
    options.staging = staging
    options.users = users ?? .all
    options.curve = curve ?? .doubling
    options.blocks = blocks
    return options
  }
}
