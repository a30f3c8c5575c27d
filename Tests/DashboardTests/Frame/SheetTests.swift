import Cells
import Jobs
import Testing

@testable import Dashboard

/// A sheet that asks something in the background and goes on while it is hidden.
private struct CountingSheet: LastingSheet {
  static let title = "Counting"
  static let bindings: [Binding<Self>] = [
    Binding("confirm", [.enter], "enter", .list, "the next number", label: "next") { sheet, _ in
      sheet.wanted += 1
      return []
    },
    .leave(),
  ]

  var wanted = 1
  private(set) var answer: Int?
  private var inquiry = Inquiry<Int, Int>(JobIdentity("counting"))
  private var answered: Int?

  mutating func jobs(_ shared: Shared) -> [Job] {
    inquiry.ask(wanted, unless: answered) { $0 * 10 }.map { [$0] } ?? []
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    guard let (question, answer) = inquiry.take(done) else { return nil }
    answered = question
    self.answer = answer
    return []
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let inner = canvas.sheet(.log, as: "counting", [], size: Size(width: 20, height: 1), in: body)
    canvas.write(answer.map { "answer \($0)" } ?? "…", x: inner.x, y: inner.y, .text)
  }
}

/// Sheets over the screen, whichever they are.
@Suite struct `Sheets` {
  /// What `update` does when the dashboard says nothing.
  private func settle(_ state: inout State) -> [Job] {
    update(&state, .notice("")).compactMap { if case .run(let job) = $0 { job } else { nil } }
      .filter { $0.identity.name == "counting" }
  }

  private var state: State {
    var state = State(
      size: Size(width: 80, height: 24), source: .ratings("none"), themes: [], theme: "")
    state.shared.sheets.open(CountingSheet())
    return state
  }

  @Test func `ask once, and take the answer shown or hidden`() throws {
    var state = state
    let job = try #require(settle(&state).first)
    #expect(settle(&state).isEmpty, "it is on its way")
    _ = update(&state, .input(.key(.escape)))
    #expect(state.shared.sheets.isEmpty && state.shared.sheets.hidden.count == 1)
    for done in job.outcomes() { _ = update(&state, .done(done)) }
    #expect(state.shared.sheets.sheet(of: CountingSheet.self)?.answer == 10)
    state.shared.sheets.show { $0 ?? CountingSheet() }
    #expect(view(state).lines.contains { $0.contains("answer 10") })
    #expect(state.shared.sheets.all.count == 1)
  }

  @Test func `take their keys before the screen, and ask again when something else is asked`()
    throws
  {
    var state = state
    _ = settle(&state)
    let effects = update(&state, .input(.key(.enter)))
    guard case .run(let job)? = effects.last else {
      Issue.record("nothing was asked")
      return
    }
    #expect(job.request as? Int == 2)
    let current = state.current
    _ = update(&state, .input(.key(.character("2"))))
    #expect(state.current == current && !state.shared.sheets.isEmpty)
  }

  @Test func `lie over each other, and close one by one`() {
    var state = state
    _ = update(&state, .input(.key(.character("?"))))
    #expect(view(state).lines.contains { $0.contains("the next number") })
    _ = update(&state, .input(.key(.escape)))
    #expect(state.shared.sheets.shown.count == 1)
    _ = update(&state, .input(.mouse(Mouse(.press, at: Point(x: 40, y: 12)))))
    #expect(state.shared.sheets.isEmpty)
  }
}
