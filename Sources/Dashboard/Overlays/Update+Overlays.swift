import Cells

extension State {
  /// Keys while a sheet lies over the screen.
  mutating func receiveInOverlay(_ key: Key) -> [Effect] {
    if key == .control("c") { return [.interrupt] }
    if key == .control("z") { return [.terminal(.suspend)] }
    switch shared.overlay {
    case .newRun(let sheet):
      return receive(key, sheet)
    case .help(let row):
      shared.overlay = scrolled(row, by: key)
      return []
    case .question(let question):
      shared.overlay = nil
      return answer(question, key)
    case .whatIf: return receiveInWhatIf(key)
    case .slowMotion: return receiveInSlowMotion(key)
    case .palette(let palette): return receive(key, palette)
    case .entry(let entry): return receive(key, entry)
    case .export: return receiveInExport(key)
    case .crossValidation, .log, nil:
      shared.overlay = nil
      return []
    }
  }

  /// The help sheet further up or down; nil, which closes it, for any key that does not scroll, and
  /// for all where there is nothing to scroll.
  private func scrolled(_ row: Int, by key: Key) -> Overlay? {
    guard let frame = shared.frame else { return nil }
    let furthest = HelpSheet(self, frame.body).furthestRow
    guard furthest > 0 else { return nil }
    switch key {
    case .down, .character("j"): return .help(firstRow: min(row + 1, furthest))
    case .up, .character("k"): return .help(firstRow: max(row - 1, 0))
    default: return nil
    }
  }

  private mutating func receive(_ key: Key, _ sheet: NewRun) -> [Effect] {
    var sheet = sheet
    switch key {
    // In a number that is being typed a sign is part of it, or a slip.
    case .character("-") where sheet.typed != nil, .character("+") where sheet.typed != nil:
      if key == .character("-") { sheet.type("-") }
    case .escape, .character("q"):
      shared.overlay = nil
      return []
    case .enter:
      guard sheet.problem == nil else { return [] }
      shared.overlay = nil
      // The first screen is where a run is watched.
      current = 0
      return take(sheet)
    case .up, .character("k"), .backTab: sheet.moveField(by: -1)
    case .down, .character("j"), .tab: sheet.moveField(by: 1)
    case .left, .character("h"), .character("-"): sheet.change(by: -1)
    case .right, .character("l"), .character("+"), .character(" "): sheet.change(by: 1)
    case .backspace: sheet.erase()
    case .delete: sheet.reset()
    case .character(let character): sheet.type(character)
    default: return []
    }
    shared.overlay = .newRun(sheet)
    return []
  }

  /// Has the run under way take settings over, or starts another.
  private mutating func take(_ sheet: NewRun) -> [Effect] {
    let train = shared.train
    if let epoch = sheet.branchEpoch {
      guard let branch = train.branch(after: epoch, with: sheet.settings) else {
        shared.note = "nothing was changed: the branch would be the same run"
        return []
      }
      return start(branch)
    }
    guard sheet.purpose == .change, train.phase.isUnderWay, !train.isOnCluster,
      let current = train.settings,
      sheet.settings.differsOnlyLive(from: current)
    else { return start(sheet.settings) }
    let values = sheet.settings.liveChanges(from: current)
    guard !values.isEmpty else {
      shared.note = "nothing was changed"
      return []
    }
    return [.steer(train.run, .change(values))]
  }

  private mutating func answer(_ question: Question, _ key: Key) -> [Effect] {
    switch (question, key) {
    case (.quit, .character("q")), (.quit, .character("y")): return [.quit]
    case (.stop, .character("b")): return [.steer(shared.train.run, .stop(keep: .best))]
    case (.stop, .character("l")): return [.steer(shared.train.run, .stop(keep: .last))]
    default: return []
    }
  }
}
