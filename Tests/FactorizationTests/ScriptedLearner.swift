import Factorization

/// Does as its script says: one validation loss an epoch, a fixed time a step.
final class ScriptedLearner: Learner {
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
  private let validationLosses: [Double]

  init(_ validationLosses: [Double], steps: Int = 4, validationRatings: Int = 10) {
    self.validationLosses = validationLosses
    self.validationRatings = validationRatings
    stepsPerEpoch = steps
    ratingsPerEpoch = 10 * steps
  }

  func beginEpoch() { epochsBegun += 1 }

  func advance(steps: Int) -> SquaredError {
    chunks.append(steps)
    time += 0.5 * Double(steps)
    return SquaredError(sum: loss * Double(10 * steps), count: 10 * steps)
  }

  func validationError() -> SquaredError {
    time += 1
    let loss = validationLosses[min(epochsBegun, validationLosses.count) - 1]
    return SquaredError(sum: loss * Double(validationRatings), count: validationRatings)
  }

  func snapshot(epoch: Int, validationLoss: Double?) -> FactorSnapshot {
    FactorSnapshot(
      epoch: epoch, validationLoss: validationLoss,
      userFactors: FactorMatrix(rows: 2, columns: 1, values: [0, Float(chunks.count)]),
      movieFactors: FactorMatrix(rows: 3, columns: 1, values: [0, 0, 0]))
  }
}
