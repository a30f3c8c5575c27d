/// A user's or a movie's row in a step.
public struct RowUpdate<Index: Sendable>: Sendable {
  public let index: Index
  /// The factors before and after, as the model has them.
  public let before: [Float]
  public let after: [Float]
  /// What a gradient method made of it; nil for other learners.
  public let gradient: GradientUpdate?
  /// What was solved for the row in this step; nil where the learner does not solve rows, or solved others.
  public var solved: SolvedRow?

  /// After − before.
  public var change: [Float] { zip(after, before).map { $0 - $1 } }
}

/// How an optimizer moved a row, factor by factor, in the units in which it learns.
public struct GradientUpdate: Sendable, Equatable {
  /// ∂loss/∂w, the mean over the batch; nil where the step was of many batches.
  public let gradient: [Float]?
  /// What the optimizer keeps, by the letters of its formula.
  public let moments: [Moment]
  /// What the first moment, or the gradient where the optimizer has no moment, is multiplied by to move the weight.
  public let stepSize: [Float]

  public struct Moment: Sendable, Equatable {
    public let name: String
    public let values: [Float]
  }
}
