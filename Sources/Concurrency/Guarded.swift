import Glibc

/// A value that is only touched under its lock.
///
/// `Synchronization.Mutex` would be the natural choice. On Linux it locks by a futex of its own, which the
/// thread sanitizer cannot see: it reports every use as a race, and would report a real one no
/// differently. It understands the lock below; so it does Foundation's, which would bring all of
/// Foundation into the program.
package final class Guarded<Value: Sendable>: @unchecked Sendable {
  // Unchecked, since the compiler cannot know that `value` is reached through `withLock` alone: it is
  // private, and this is the only place.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  package init(_ value: Value) {
    self.value = value
    // On the heap: a lock must stay where it is.
    lock = .allocate(capacity: 1)
    let code = pthread_mutex_init(lock, nil)
    precondition(code == 0, "a lock cannot be made: error \(code)")
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body(&value)
  }
}
