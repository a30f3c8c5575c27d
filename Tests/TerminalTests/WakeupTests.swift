import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Terminal

struct WakeupTests {
  private func isReadable(_ wakeup: Wakeup, patience: Int32 = 0) -> Bool {
    var entry = pollfd(fd: wakeup.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, patience) == 1
  }

  @Test func `Many signals before it is taken are one`() throws {
    let wakeup = try Wakeup()
    #expect(!isReadable(wakeup))
    for _ in 0..<100_000 { wakeup.signal() }
    #expect(isReadable(wakeup))
    wakeup.clear()
    #expect(!isReadable(wakeup))
    wakeup.signal()
    #expect(isReadable(wakeup))
  }

  @Test func `Signals that fall into the moment of taking one are not lost`() throws {
    let wakeup = try Wakeup()
    let work = Work()
    DispatchQueue(label: "other thread").async {
      while !work.isDone.load(ordering: .relaxed) { wakeup.signal() }
    }
    defer { work.isDone.store(true, ordering: .relaxed) }
    for round in 0..<100_000 {
      guard isReadable(wakeup, patience: 5_000) else {
        Issue.record("signalled all the time, but not woken after \(round) rounds")
        return
      }
      wakeup.clear()
    }
  }

  private final class Work: Sendable {
    let isDone = Atomic(false)
  }
}
