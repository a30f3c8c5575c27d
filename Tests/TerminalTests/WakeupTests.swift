import Dispatch
import Testing

@testable import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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

  @Test func `No signal is lost between two threads`() throws {
    let wakeup = try Wakeup()
    let answer = try Wakeup()
    let rounds = 20_000
    DispatchQueue(label: "other thread").async {
      for _ in 0..<rounds {
        wakeup.signal()
        _ = self.isReadable(answer, patience: 10_000)
        answer.clear()
      }
    }
    for round in 0..<rounds {
      guard isReadable(wakeup, patience: 10_000) else {
        Issue.record("signal \(round) was lost")
        return
      }
      wakeup.clear()
      answer.signal()
    }
  }
}
