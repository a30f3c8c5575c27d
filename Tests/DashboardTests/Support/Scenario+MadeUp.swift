import Learning

@testable import Dashboard

/// What no small run says: courses of a loss, ends and times that a test makes up. The real run waits meanwhile, and knows
/// nothing of it.
extension Scenario {
  /// Has a run say something; the one that is shown where none is named.
  mutating func makeUp(_ event: TrainingEvent, of run: RunID? = nil) {
    send(.training(run ?? state.train.run, event))
  }
}
