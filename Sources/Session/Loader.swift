import Concurrency
import Dashboard
import Dispatch
import Learning
import RatingData
import RatingFiles

/// Reads the data on a queue of its own and posts them, ready to be browsed; on the way it tells how
/// far it has come, where that takes longer than a blink.
final class Loader: Sendable {
  private let failure = Guarded<(any Error)?>(nil)
  private let isCancelled = Guarded(false)
  private let mailbox: Mailbox
  private let wake: @Sendable () -> Void

  /// Seconds in which nothing is told.
  private let patience: Double

  init(patience: Double = 0.3, mailbox: Mailbox, wake: @escaping @Sendable () -> Void) {
    self.patience = patience
    self.mailbox = mailbox
    self.wake = wake
  }

  /// Why there will be no data, once that is known.
  var error: (any Error)? { failure.withLock { $0 } }

  func load(
    _ source: Source, _ options: ReadingOptions = ReadingOptions(),
    settings: @escaping @Sendable (DataSet) throws -> Settings
  ) {
    let watch = watch()
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      do {
        let data = try source.load(options, watch: watch)
        let settings = try settings(data)
        mailbox.post(.loaded(Library(data), settings))
      } catch {
        fail(error)
      }
    }
  }

  /// There will be no data, and why.
  func fail(_ error: any Error) {
    failure.withLock { $0 = error }
    wake()
  }

  /// Nobody waits for the data any more.
  func cancel() { isCancelled.withLock { $0 = true } }

  private func watch() -> LoadingWatch {
    let start = ContinuousClock.now
    return LoadingWatch(
      report: { [mailbox, patience] progress in
        let seconds = start.duration(to: .now) / .seconds(1)
        if seconds > patience { mailbox.post(.loading(progress, seconds: seconds)) }
      },
      isCancelled: { [isCancelled] in isCancelled.withLock { $0 } })
  }
}
