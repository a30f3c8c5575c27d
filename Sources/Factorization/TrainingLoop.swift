/// What the loop is to do next, decided between two steps by whoever runs it.
public enum Directive: Sendable {
  case proceed
  /// Hand out the model as it stands, then proceed.
  case snapshot
  /// End here and keep the best model so far.
  case stop
}

/// Runs a learner through its epochs: validation, early stopping, the best weights kept.
///
/// The loop has no clock and no thread: time, directives and the ears for its events are handed in.
/// Whoever pauses it does so by not returning from `directive` for a while, and leaves that time out
/// of `clock`. It may be run again for more epochs, and then goes on from the last weights, not from
/// the best.
public final class TrainingLoop {
  /// What surrounds a run.
  public struct Surroundings {
    /// Seconds of training time since any fixed moment; stands still in a pause.
    public var clock: () -> Double
    /// Asked between steps, with the part of the epoch that is done, 0 ... 1.
    public var directive: (_ epoch: Int, _ done: Double) -> Directive
    public var report: (TrainingEvent) -> Void
    /// Each epoch's model when the epoch ends, and the model inside an epoch when asked for.
    public var publish: (FactorSnapshot) -> Void

    public init(
      clock: @escaping () -> Double,
      directive: @escaping (_ epoch: Int, _ done: Double) -> Directive = { _, _ in .proceed },
      report: @escaping (TrainingEvent) -> Void = { _ in },
      publish: @escaping (FactorSnapshot) -> Void = { _ in }
    ) {
      self.clock = clock
      self.directive = directive
      self.report = report
      self.publish = publish
    }
  }

  /// The model with the lowest validation loss so far (the last one where nothing validates).
  public private(set) var best: FactorSnapshot?

  public init(learner: any Learner, schedule: Schedule) {
    fatalError("to come")
  }

  /// Runs until the schedule's last epoch, early stopping, a directive to stop or a failure.
  @discardableResult
  public func run(_ surroundings: Surroundings) -> RunEnd {
    fatalError("to come")
  }

  /// Moves the last epoch further away, so that `run` may be called again, and forgives the epochs
  /// that went by without a better one.
  public func extend(by epochs: Int) {
    fatalError("to come")
  }
}
