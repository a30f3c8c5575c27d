import Concurrency
import Dispatch

/// Between a job and the runner: whether it may go on.
final class JobGate: Sendable {
  private struct State: Sendable {
    var isHeld = false
    var isCancelled = false
    /// Threads of the job that wait to go on.
    var waiting = 0
  }

  private let state = Guarded(State())
  private let opened = DispatchSemaphore(value: 0)

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func hold() { state.withLock { $0.isHeld = true } }
  func release() { open { $0.isHeld = false } }
  func cancel() { open { $0.isCancelled = true } }

  func proceed() -> Bool {
    while true {
      let isOpen: Bool? = state.withLock { state in
        if state.isCancelled { return false }
        guard state.isHeld else { return true }
        state.waiting += 1
        return nil
      }
      if let isOpen { return isOpen }
      opened.wait()
    }
  }

  private func open(_ change: (inout State) -> Void) {
    let waiting = state.withLock { state in
      change(&state)
      defer { state.waiting = 0 }
      return state.waiting
    }
    for _ in 0..<waiting { opened.signal() }
  }
}
