import Concurrency
import Tuning

/// Gathers what comes of a sweep, and tells a person at the terminal how far it is.
final class SweepProgress: Sendable {
  private let state: Guarded<State>
  private let isTold = StandardError.isTerminal

  private struct State: Sendable {
    var table: SweepTable
    var line = StatusLine()
  }

  init(_ table: SweepTable) { state = Guarded(State(table: table)) }

  func add(_ point: SweepPoint) {
    state.withLock { state in
      state.table.add(point)
      guard isTold else { return }
      let (done, all) = (state.table.done, state.table.plan.trials)
      StandardError.write(state.line.replace(with: "\(done) of \(all) runs are done"))
    }
  }

  func finish() -> SweepTable {
    state.withLock { state in
      if isTold { StandardError.write(state.line.end()) }
      return state.table
    }
  }
}
