import Dispatch

/// Wakes the thread of a session of lines: at once where somebody has typed, and of what workers say at most five times
/// a second, for sentences come in seconds.
public final class Bell: Sendable {
  enum Reason {
    case news
    case atOnce
  }

  private let news = DispatchSemaphore(value: 0)
  private let urgent = DispatchSemaphore(value: 0)

  /// The least time between two looks at what workers say.
  private static let rest = DispatchTimeInterval.milliseconds(200)

  /// Wakes it at once.
  public func ring() { ring(.atOnce) }

  func ring(_ reason: Reason) {
    news.signal()
    if case .atOnce = reason { urgent.signal() }
  }

  /// Waits for a ring.
  ///
  /// - Parameter seconds: how long at the most; for ever where nil.
  func wait(seconds: Double?) {
    guard let seconds else { return news.wait() }
    _ = news.wait(timeout: .now() + seconds)
  }

  /// Waits a little, unless somebody has typed.
  func rest() { _ = urgent.wait(timeout: .now() + Self.rest) }
}
