import Learning

/// What the run loop is asked to do; `update` only says it.
public enum Effect: Sendable, Equatable {
  /// Train anew, giving up a run in progress.
  case start(RunID, Settings)
  case pause
  case resume
  /// End the run and keep its best model.
  case stop
  /// Let the run go on for more epochs than planned, or go on again after its end.
  case extend(epochs: Int)
  case pace(Pace)
  case ask(Query)
  case theme(String)
  case redraw
  case suspend
  case quit
  /// Quit, and say that the run was interrupted.
  case interrupt
}
