import Learning
import Text

/// What the program is asked to do, as its configuration file says it.
struct SparkRequest {
  let settings: Settings
  let options: SparkOptions
  /// Where the factors are to go.
  let weights: String

  /// - Parameter catalogue: where what is to be browsed goes; nil where none is wanted.
  func json(_ ratings: ClusterRatings, catalogue: String?) -> JSON {
    common.adding([
      "name": .string(ratings.name), "catalogue": catalogue.map { .string($0) } ?? .null,
      "data": [
        "path": .string(ratings.path), "format": .null,
        "columns": ratings.columns.map { .array($0.map { .string($0) }) } ?? .null,
        "separator": .null, "header": .null,
      ],
    ])
  }

  /// The request for ratings of this machine, in a file.
  func json(staged file: String, name: String) -> JSON {
    // Of this run alone, so that it can be taken away after.
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    let path = options.staging.map { "\($0)/marquee-\(name.fileName)-\(token).parquet" }
    let data: JSON = [
      "path": .string(path ?? "file://\(file)"), "format": "parquet",
      "columns": .array(["user", "item", "rating"]), "separator": .null, "header": .null,
    ]
    let stage: JSON =
      path.map { ["from": .string(file), "to": .string($0)] } ?? .null
    return common.adding(["name": .string(name), "data": data, "stage": stage])
  }

  private var common: JSON {
    [
      "version": .integer(1), "learner": .string(settings.learner.name),
      "factors": .integer(settings[.factors]),
      "regularization": .number(settings[.regularization]),
      "alpha": .number(1 / settings[.unobservedWeight]),
      "iterations": .integer(settings[.epochs]), "seed": .integer(Int64(bitPattern: settings.seed)),
      "validation": .number(settings.validation), "curve": .string(options.curve.rawValue),
      "users": users, "blocks": .integer(options.blocks), "weights": .string(weights),
      "settings": (try? settings.json).map { .literal($0) } ?? .null,
    ]
  }

  private var users: JSON {
    switch options.users {
    case .all: "all"
    case .none: "none"
    case .sample(let count): ["sample": JSON.integer(count)]
    }
  }
}

extension SparkOptions {
  /// The arguments of spark-submit that come before the program.
  var arguments: [String] {
    // What Spark says at every step would bury what matters; a person's own setting comes later and wins.
    // MLlib's lineage grows with every iteration, and the usual stack holds some twenty of them.
    [
      "--master", master, "--name", "marquee", "--driver-java-options", "-Xss64m", "--conf",
      "spark.log.level=WARN",
    ]
      + configuration.flatMap { ["--conf", $0] }
  }
}

extension String {
  /// Without what has a meaning in paths.
  fileprivate var fileName: String {
    String(map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
  }
}
