/// Everything that decides a run's numbers, besides the data: two runs with equal settings are equal
/// bit for bit.
public struct Settings: Sendable, Equatable {
  /// The preset that these settings started from.
  public var preset: Preset
  public var learner: LearnerSettings
  public var schedule: Schedule
  /// The part of the ratings held back for validation.
  public var validation: Double
  public var seed: UInt64

  public init(
    preset: Preset, learner: LearnerSettings, schedule: Schedule, validation: Double, seed: UInt64
  ) {
    self.preset = preset
    self.learner = learner
    self.schedule = schedule
    self.validation = validation
    self.seed = seed
  }
}

/// Which learner, and what it is set to. A new learner is a new case.
public enum LearnerSettings: Sendable, Equatable {
  case adamax(AdamaxSettings)

  /// Name and value of each setting, in the order and words in which a person reads them; no screen
  /// and no file knows them otherwise.
  public var facts: [(name: String, value: String)] {
    fatalError("to come")
  }
}

/// Minibatch gradient descent with Adamax on a factor model.
public struct AdamaxSettings: Sendable, Equatable {
  public enum Model: String, Sendable {
    /// p_u · q_i
    case dotProduct
    /// μ + b_u + b_i + p_u · q_i
    case biased
  }

  public var model: Model
  /// k, the length of a row.
  public var factors: Int
  /// Ratings in a batch; the last of an epoch may be short.
  public var batch: Int
  /// lr in the formula of the update.
  public var learningRate: Float
  /// λ of the squared norms of a rating's rows and biases, added to its squared error.
  public var regularization: Float
  /// Starting factors are uniform in −spread ..< spread.
  public var spread: Float

  public init(
    model: Model, factors: Int, batch: Int, learningRate: Float, regularization: Float,
    spread: Float
  ) {
    self.model = model
    self.factors = factors
    self.batch = batch
    self.learningRate = learningRate
    self.regularization = regularization
    self.spread = spread
  }
}
