import Testing

@testable import Session

@Suite struct FramePacerTests {
  @Test func `large frames are drawn less often, and a key is answered at once all the same`() {
    let start = ContinuousClock.now
    var pacer = FramePacer(now: start)
    pacer.invalidate()
    #expect(pacer.shouldDraw(now: start, after: .other) == true)
    pacer.drew(in: .milliseconds(4), now: start + .milliseconds(4))
    pacer.invalidate()
    let due = start + .milliseconds(4 + 4 * 24)
    #expect(pacer.timeout(now: start + .milliseconds(4)) == .milliseconds(96))
    #expect(pacer.shouldDraw(now: due - .milliseconds(1), after: .other) == false)
    #expect(pacer.shouldDraw(now: start + .milliseconds(50), after: .input) == true)
    pacer.invalidate()
    #expect(pacer.shouldDraw(now: due, after: .other) == true)
  }

  private let start = ContinuousClock.now

  @Test func `nothing changes, nothing is drawn, and nobody wakes`() {
    var pacer = FramePacer(now: start)
    #expect(pacer.timeout(now: start) == nil)
    #expect(pacer.shouldDraw(now: start + .seconds(1), after: .other) == false)
    #expect(pacer.shouldDraw(now: start + .seconds(1), after: .input) == false)
  }

  @Test func `what follows a key is drawn at once, and what workers say thirty times a second`() {
    var pacer = FramePacer(now: start)
    pacer.invalidate()
    #expect(pacer.timeout(now: start) == .zero)
    #expect(pacer.shouldDraw(now: start, after: .other) == true)
    pacer.invalidate()
    let soon = start + .milliseconds(10)
    #expect(pacer.timeout(now: soon) == .milliseconds(23))
    #expect(pacer.shouldDraw(now: soon, after: .other) == false)
    #expect(pacer.shouldDraw(now: soon, after: .input) == true)
    pacer.invalidate()
    // The key's frame puts the next one off.
    #expect(pacer.shouldDraw(now: start + .milliseconds(40), after: .other) == false)
    #expect(pacer.shouldDraw(now: start + .milliseconds(43), after: .other) == true)
  }

  @Test func `a second of messages is thirty frames`() {
    var pacer = FramePacer(now: start)
    let frames = (0..<1000).count { millisecond in
      pacer.invalidate()
      return pacer.shouldDraw(now: start + .milliseconds(millisecond), after: .other)
    }
    #expect((29...31).contains(frames))
  }
}
