import Testing

@testable import Fetching

@Suite struct `Patience with a transfer` {
  private let waits = [1, 2, 4].map { Duration.seconds($0) }

  private func plan(startingFrom size: Int = 0) -> RetryPlan {
    RetryPlan(Patience(waits: waits), startingFrom: size)
  }

  @Test func `grows, and ends`() {
    var plan = plan()
    let steps = (0..<4).map { _ in plan.step(after: .cut, with: 10) }
    #expect(steps == waits.map { .wait($0) } + [.giveUp])
  }

  @Test func `is renewed by a good piece`() {
    var plan = plan()
    #expect(plan.step(after: .cut, with: 100) == .wait(.seconds(1)))
    #expect(plan.step(after: .cut, with: (1 << 20) - 1) == .wait(.seconds(2)))
    #expect(plan.step(after: .cut, with: 1 << 20) == .wait(.seconds(1)))
    #expect(plan.step(after: .cut, with: (1 << 20) + 5) == .wait(.seconds(2)))
    #expect(plan.step(after: .cut, with: 2 << 20) == .wait(.seconds(1)))
  }

  @Test(
    arguments: [
      .status(404), .certificate(host: "x", reason: ""), .tooManyRedirects, .noAuthorities,
      .encryption(host: "x", reason: ""), .insecureRedirect(to: "x"), .tooLong(limit: 1),
      .other(code: 2, reason: ""), .proxy(.status(407)),
    ] as [TransferFault])
  func `does not help against what stays`(fault: TransferFault) {
    var plan = plan()
    #expect(plan.step(after: fault, with: 1000) == .giveUp)
  }

  @Test func `is had with a network that was there a moment ago`() {
    var plan = plan(startingFrom: 500)
    #expect(plan.step(after: .unresolved(host: "x"), with: 500) == .giveUp)
    #expect(plan.step(after: .unresolved(host: "x"), with: 501) == .wait(.seconds(1)))
    #expect(plan.step(after: .unreachable(host: "x"), with: 501) == .wait(.seconds(2)))
  }

  @Test func `is not needed to begin at the start`() {
    var plan = plan()
    #expect(plan.step(after: .noRanges, with: 9) == .startAnew)
  }

  @Test func `is half a minute`() {
    #expect(Patience().waits.reduce(.zero, +) == .seconds(30))
  }
}
