import Learning
import Models

/// Where a training run asks, between two steps, what to do next; here it waits while it is paused or
/// ahead of the pace.
struct RunGate {
  private let control: RunControl
  private let timing: RunTiming
  /// The epoch that runs, and when it began, pauses left out.
  private var epoch = 0
  private var epochStart = 0.0
  private var lastSnapshot = 0.0

  init(_ control: RunControl, _ timing: RunTiming) {
    self.control = control
    self.timing = timing
  }

  /// Seconds by the clock, waiting included.
  private var now: Double { timing.clock() }

  /// Returns when the run may go on, or is to end.
  mutating func directive(epoch: Int, done: Double) -> Directive {
    while true {
      switch control.command {
      case .stop, .abandon: return .stop
      case .pause:
        if control.hasInspection {
          // After its last step an epoch has none; the next one's first is meant.
          guard done < 1 else { return .proceed }
          if let subject = control.takeInspection() { return .inspect(subject) }
        }
        let before = now
        control.wait()
        epochStart += now - before
      case .run:
        guard let rest = secondsAhead(epoch: epoch, done: done) else {
          return nextWithoutWaiting(epoch: epoch)
        }
        control.wait(atMost: rest)
      }
    }
  }

  /// How long to wait lest the epoch be over before its time; nil if it is not ahead.
  private func secondsAhead(epoch: Int, done: Double) -> Double? {
    guard self.epoch > 0 else { return nil }
    let due = epochStart + control.pace * (epoch == self.epoch ? done : 1)
    let rest = due - now
    return rest > 0 ? rest : nil
  }

  private mutating func nextWithoutWaiting(epoch: Int) -> Directive {
    let now = self.now
    if epoch != self.epoch {
      self.epoch = epoch
      epochStart = now
      lastSnapshot = now
    }
    guard now - lastSnapshot >= timing.modelInterval else { return .proceed }
    lastSnapshot = now
    return .snapshot
  }
}
