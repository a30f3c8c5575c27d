import Learning

/// Where a run begins that does not begin at its first step: with the state of another, or of its own from before.
public struct Resumption: Sendable, Equatable {
  public let checkpoint: RunCheckpoint
  /// The changes that are still to be made.
  public let planned: [SettingsChange]
  /// What was said up to there, for the record.
  public let history: [TrainingEvent]
  /// What of it is reported again, for listeners that were not there.
  public let replayed: [TrainingEvent]

  public init(
    _ checkpoint: RunCheckpoint, planned: [SettingsChange], history: [TrainingEvent],
    replayed: [TrainingEvent] = []
  ) {
    self.checkpoint = checkpoint
    self.planned = planned
    self.history = history
    self.replayed = replayed
  }
}
