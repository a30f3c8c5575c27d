import Cells
import Jobs
import Learning
import Tuning

extension Shared {
  /// Shows the sweep that there is, or the fields of a first one.
  mutating func openWhatIf() -> [Effect] {
    guard let settings = train.settings, !sayThatRatingsAreElsewhere() else { return [] }
    guard settings.validation > 0 else {
      note = "without validation ratings there is nothing to compare by"
      return []
    }
    // One that was not started yet begins with what is set now.
    if whatIf?.table == nil { whatIf = WhatIf(settings, after: whatIf?.number ?? 0) }
    overlay = .whatIf
    return []
  }
}

extension State {
  mutating func takeSweep(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = SweepRequest.slot.take(done) else { return nil }
    guard request.number == shared.whatIf?.number, case .progress(let point) = outcome else {
      return []
    }
    shared.whatIf?.receive(point)
    if let table = shared.whatIf?.table, table.isComplete, shared.overlay == nil {
      shared.note = "the sweep is done: w shows it"
    }
    return []
  }

  /// Keys while the sheet of a sweep is shown.
  mutating func receiveInWhatIf(_ key: Key) -> [Effect] {
    guard var whatIf = shared.whatIf else {
      shared.overlay = nil
      return []
    }
    defer { if shared.whatIf != nil { shared.whatIf = whatIf } }
    if key == .escape {
      shared.overlay = nil
      return []
    }
    if whatIf.table != nil { return receiveInMap(key, &whatIf) }
    switch key {
    case .enter:
      guard case .success(let plan) = whatIf.plan() else { return [] }
      guard let library = shared.library else { return [] }
      whatIf.start(plan, shared.train.summary?.measure ?? .loss)
      let request = SweepRequest(number: whatIf.number, plan: plan)
      return [.run(request.job(on: library.data.ratings))]
    case .up, .backTab: whatIf.moveField(by: -1)
    case .down, .tab: whatIf.moveField(by: 1)
    case .left: whatIf.change(by: -1)
    case .right: whatIf.change(by: 1)
    case .backspace: whatIf.erase()
    case .character(let character): whatIf.type(character)
    default: break
    }
    return []
  }

  private mutating func receiveInMap(_ key: Key, _ whatIf: inout WhatIf) -> [Effect] {
    switch key {
    case .enter:
      guard let settings = whatIf.selectedSettings else { return [] }
      shared.overlay = nil
      current = 0
      return start(settings)
    case .up, .character("k"): whatIf.moveCell(rows: -1, columns: 0)
    case .down, .character("j"): whatIf.moveCell(rows: 1, columns: 0)
    case .left, .character("h"): whatIf.moveCell(rows: 0, columns: -1)
    case .right, .character("l"): whatIf.moveCell(rows: 0, columns: 1)
    case .character("n"):
      whatIf = WhatIf(shared.train.settings ?? whatIf.base, after: whatIf.number)
      return [.cancel(SweepRequest.slot.identity)]
    default: break
    }
    return []
  }
}
