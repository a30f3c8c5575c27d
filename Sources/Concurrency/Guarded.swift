import Foundation

/// A value that is only touched under its lock.
///
/// `Synchronization.Mutex` would be the natural choice. On Linux it locks by a futex of its own, which the
/// thread sanitizer cannot see: it reports every use as a race, and would report a real one no
/// differently. It understands the lock below.
package final class Guarded<Value: Sendable>: @unchecked Sendable {
  // Unchecked, since the compiler cannot know that `value` is reached through `withLock` alone: it is
  // private, and this is the only place.
  private let lock = NSLock()
  private var value: Value

  package init(_ value: Value) { self.value = value }

  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(&value)
  }
}
