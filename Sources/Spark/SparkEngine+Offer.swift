import Learning
import Runs

extension SparkEngine {
  /// What can be asked of a cluster's run.
  ///
  /// - Parameter ratingsHere: whether the ratings are of this machine; of a cluster's own only some come home.
  public static func capabilities(ratingsHere: Bool) -> EngineCapabilities {
    let plan = "a cluster trains to the end of its plan"
    var missing: [EngineAbility: String] = [
      .pause: plan, .extend: plan, .branch: plan, .inspect: plan, .changeSettings: plan,
      .keepLast: plan,
    ]
    if !ratingsHere {
      missing[.ratingsHere] = "only some of the cluster's ratings are here"
      missing[.trainBeside] = "too few of the cluster's ratings are here to train on"
    }
    return EngineCapabilities(missing: missing)
  }

  /// A cluster on which runs can be started.
  ///
  /// - Parameter arguments: how it was asked for on the command line.
  public static func offer(ratingsHere: Bool, arguments: [String]) -> EngineOffer {
    EngineOffer(
      capabilities(ratingsHere: ratingsHere), arguments: arguments,
      refusal: "the cluster trains mllib and implicit-als, and the ratings are there"
    ) { $0.areOfMLlib }
  }

  /// The options of the settings that Spark's ALS has.
  public static let options = [
    "factors", "epochs", "regularization", "seed", "validation", "unobserved-weight",
    "regularization-power", "validation-by",
  ]
}

extension Settings {
  /// Whether Spark's MLlib minimizes what these settings say: ALS without biases, or on choices, the penalty times the
  /// number of ratings, on a split that a cluster finds.
  public var areOfMLlib: Bool {
    guard self[.regularizationPower] == 1, self[.validationBy] == .hash else { return false }
    return learner == ImplicitALSLearner.self
      || learner == ALSLearner.self && self[.biases] == .none
  }
}
