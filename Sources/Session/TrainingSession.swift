import Dashboard
import Dispatch
import Learning
import RatingData

/// Training on its own serial queue, steered from the main thread.
///
/// It never touches `State`: it says what happens by mailbox, and hears what to do by `TrainingControl`.
final class TrainingSession {
  private let queue = DispatchQueue(label: "marquee.training", qos: .userInitiated)
  private let mailbox: Mailbox
  private var control: TrainingControl?
  private var pace = Pace.none

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  deinit { control?.give(.abandon) }

  /// Starts a run, abandoning the one before.
  func start(_ id: RunID, _ settings: Settings, on ratings: Ratings) {
    control?.give(.abandon)
    let control = TrainingControl(pace: pace)
    self.control = control
    let run = TrainingRun(
      id: id, settings: settings, ratings: ratings, control: control, mailbox: mailbox)
    queue.async { run.run() }
  }

  func pause() { control?.give(.pause) }
  func resume() { control?.give(.run) }
  func stop() { control?.give(.stop) }
  func extend(by epochs: Int) { control?.extend(by: epochs) }

  func setPace(_ pace: Pace) {
    self.pace = pace
    control?.setPace(pace)
  }

  /// How long a program that ends waits for the training thread. It lets go within a few milliseconds,
  /// but for a split or a validation of very large data.
  private static let farewell = DispatchTimeInterval.milliseconds(100)

  /// Ends the run for good, and waits a moment for its thread to let go.
  func end() {
    control?.give(.abandon)
    let isIdle = DispatchSemaphore(value: 0)
    queue.async { isIdle.signal() }
    _ = isIdle.wait(timeout: .now() + Self.farewell)
  }
}
