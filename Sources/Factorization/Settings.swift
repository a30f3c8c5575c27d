/// Everything that decides a run's numbers, besides the data: two runs with equal settings are equal
/// bit for bit.
public struct Settings: Sendable, Equatable, Codable {
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
