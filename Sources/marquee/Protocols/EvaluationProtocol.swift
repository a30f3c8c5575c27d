import ArgumentParser
import Learning
import RatingData

/// A name for how published articles evaluate: options, and what was published.
enum EvaluationProtocol: String, ExpressibleByArgument, CaseIterable {
  case users
  case recbole
  case leaveOneOut100 = "leave-one-out-100"

  /// What it stands for, as it could be given.
  ///
  /// - Parameter set: what is evaluated on; nil where it is no published set, or not known yet.
  func arguments(for set: KnownSet?) -> [String] {
    switch self {
    case .users:
      // As published of ML-20M; elsewhere a tenth of the users each.
      let (size, repeats) = set == .ml20m ? ("10000", "1") : ("0.1", "3")
      return [
        "--ratings-from", "4", "--core", "5,1", "--split", "users", "--test-size", size,
        "--validation-size", size, "--fold-in", "0.8", "--ranked", "trained", "--repeats", repeats,
        "--metrics", "ndcg@100,calibrated-recall@20,calibrated-recall@50",
      ]
    case .recbole:
      return [
        "--ratings-from", "3", "--split", "per-user", "--test-size", "0.1", "--validation-size",
        "0.1", "--repeats", "3", "--metrics", "ndcg@10,recall@10,mrr@10,precision@10",
      ]
    case .leaveOneOut100:
      return [
        "--ratings-from", "0", "--split", "leave-last-out", "--ranked", "100", "--metrics",
        "ndcg@10,recall@10",
      ]
    }
  }

  /// What has to be known of its figures, in sentences; nil where nothing has.
  var warning: String? {
    switch self {
    case .users, .recbole: nil
    case .leaveOneOut100:
      "Lists among sampled movies may put learners into another order than whole lists do: for comparison with old"
        + " tables only."
    }
  }

  /// The learner and the settings that were best of some trials on its validation part (`--judge validation`), of MovieLens
  /// 1M. Trials that printed test figures, too, had told where to look: see the article on protocols.
  var chosen: Settings {
    var settings = Settings(.ease)
    settings[.dropout] = 0.6
    switch self {
    case .users:
      settings[.regularization] = 300
      settings[.activityDiscount] = 0.6
      settings[.popularityDiscount] = 0.15
    case .recbole, .leaveOneOut100:
      settings[.regularization] = 600
      settings[.activityDiscount] = 0.75
      settings[.popularityDiscount] = 0.1
    }
    return settings
  }

  /// The floor under what it measures.
  static let floor = Preset.popular
}
