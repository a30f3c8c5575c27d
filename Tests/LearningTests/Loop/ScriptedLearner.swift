import Concurrency
import Learning
import Models
import RatingData

/// Does as its script says: one validation value an epoch, a fixed time a step.
class ScriptedLearner: Learner {
  static let name = "scripted"
  static let settings: [SettingDescriptor] = []
  static let presets: [Preset] = []
  static let modelType: any Model.Type = FactorModel.self
  static let explanation = "It does as its script says."
  static func title(_ settings: Settings) -> String { "scripted" }
  class var metric: Metric { .loss }

  let stepName = "block"
  let stepsPerEpoch: Int
  let ratingsPerEpoch: Int
  let validationRatings: Int
  let userCount = 2
  let movieCount = 3

  /// Time that passes in the learner and, where a test says so, around it.
  var time = 0.0
  private(set) var chunks: [Int] = []
  private(set) var epochsBegun = 0
  /// The training loss of every step.
  var loss = 2.0
  private let validationValues: [Double]

  /// There are no ratings in the script.
  required convenience init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.init([])
  }

  init(
    _ validationValues: [Double], steps: Int = 4, validationRatings: Int = 10
  ) {
    self.validationValues = validationValues
    self.validationRatings = validationRatings
    stepsPerEpoch = steps
    ratingsPerEpoch = 10 * steps
  }

  func beginEpoch() { epochsBegun += 1 }

  func advance(steps: Int) -> RunningMean {
    chunks.append(steps)
    time += 0.5 * Double(steps)
    return RunningMean(sum: loss * Double(10 * steps), count: 10 * steps)
  }

  func validateAll() -> [Metric: RunningMean] {
    time += 1
    let value = validationValues[min(epochsBegun, validationValues.count) - 1]
    return [
      Self.metric: RunningMean(sum: value * Double(validationRatings), count: validationRatings)
    ]
  }

  func model() -> any Model {
    BiasModel(Biases(mean: Float(chunks.count), users: [0, 0], movies: [0, 0, 0]))
  }

  private(set) var applied: [Settings] = []
  func apply(_ settings: Settings) { applied.append(settings) }

  var reference = ReferenceError(mean: 4, zero: 9)
  var state: LearnerState { LearnerState(learner: Self.name, integers: ["epochs": [epochsBegun]]) }
  func restore(_ state: LearnerState) throws(LearnerStateError) {
    epochsBegun = try state.integer("epochs", in: 0...1000)
  }
}

/// One that ranks, and tells a second number of what it validates.
final class ScriptedRanker: ScriptedLearner {
  override class var metric: Metric { .ndcg(10) }

  override func validateAll() -> [Metric: RunningMean] {
    super.validateAll().merging([.recall(10): RunningMean(sum: 1, count: 4)]) { own, _ in own }
  }
}
