import Dashboard
import Dispatch
import Factorization
import MovieLens
import RatingData

/// Reads the data on a queue of its own and posts them, ready to be browsed.
final class LoadingDesk: Sendable {
  private let failure = Guarded<(any Error)?>(nil)
  private let mailbox: Mailbox
  private let wake: @Sendable () -> Void

  init(mailbox: Mailbox, wake: @escaping @Sendable () -> Void) {
    self.mailbox = mailbox
    self.wake = wake
  }

  /// Why there will be no data, once that is known.
  var whyNot: (any Error)? { failure.withLock { $0 } }

  func load(
    _ source: Source, settings: @escaping @Sendable (DataSet) throws -> Settings
  ) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      do {
        let data = try source.load()
        let settings = try settings(data)
        mailbox.post(.loaded(Library(data), settings))
      } catch {
        failure.withLock { $0 = error }
        wake()
      }
    }
  }
}
