import Concurrency
import Models
import RatingData

/// What most users were observed with, the same for everybody: the floor under every ranking.
///
/// A movie's score is the number of users who like it by the number of all. There is one epoch of one step. A ranking that
/// is no better has learned nothing of taste.
public final class PopularLearner: Learner {
  public static let name = "popular"
  public static let presets: [Preset] = [.popular]
  public static let modelType: any Model.Type = PopularityModel.self
  public static let settings: [SettingDescriptor] = []
  public static let explanation =
    "It counts, in a single epoch, how many users like each movie: everybody gets the same list."
  public static func title(_ settings: Settings) -> String { "most rated" }

  public static let metric = RankingProbe.metric
  public static func canValidate(_ ratings: Ratings, _ split: Split) -> Bool {
    RankingProbe.canValidate(ratings, split)
  }
  public let stepName = "count"
  public let stepsPerEpoch = 1
  /// No model without counts ranks.
  public let reference = ReferenceError(mean: .nan, zero: .nan)

  private let workers: Workers
  private let positives: RowSets
  private let probe: RankingProbe
  /// By movie: the users who like it; all 0 until they are counted.
  private var counts: [Int]
  private var isCounted = false
  private var epochsBegun = 0

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    let observed = split.train.filter { ratings.values[Int($0)] >= ratings.relevanceThreshold }
    positives = RowSets(RowRatings(usersOf: ratings, observed), others: ratings.movieCount)
    probe = RankingProbe(ratings, validation: split.validation, positives: positives)
    counts = [Int](repeating: 0, count: ratings.movieCount)
  }

  public var ratingsPerEpoch: Int { positives.members.count }
  public var validationRatings: Int { probe.count }
  public var userCount: Int { positives.rowCount }
  public var movieCount: Int { counts.count }

  public func beginEpoch() {
    isCounted = false
    epochsBegun += 1
  }

  /// What trains is ranked, by the users that validate.
  public func advance(steps: Int) -> RunningMean {
    guard steps > 0, !isCounted else { return RunningMean() }
    counts = positives.members.reduce(into: [Int](repeating: 0, count: movieCount)) {
      $0[Int($1)] += 1
    }
    isCounted = true
    let scores = popularity.scores
    return probe.trained(with: workers) { _ in scores }
  }

  public func validateAll() -> [Metric: RunningMean] {
    let scores = popularity.scores
    return probe.validate(with: workers) { _ in scores }
  }

  public var hasModel: Bool { isCounted }

  public func model() -> any Model { popularity }

  private var popularity: PopularityModel {
    let all = Float(max(1, userCount))
    return PopularityModel(scores: counts.map { Float($0) / all }, userCount: userCount)
  }

  /// There are none.
  public func apply(_ settings: Settings) {}

  public var state: LearnerState {
    LearnerState(
      learner: Self.name,
      integers: ["counted": [isCounted ? 1 : 0], "epochs": [epochsBegun], "counts": counts])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let counted = try state.integer("counted", in: 0...1)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let counts = try state.integers("counts", count: movieCount, in: 0...userCount)
    isCounted = counted == 1
    epochsBegun = epochs
    self.counts = counts
  }
}

extension Preset {
  /// A list of what most users like, for everybody alike: the floor under every ranking.
  public static let popular = Preset(
    "popular",
    "Ranks movies by how many users like them, the same for everybody: the floor under every ranking. It knows no"
      + " stars.")
}
