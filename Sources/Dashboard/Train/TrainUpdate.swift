import Learning

extension State {
  mutating func performOnTrain(_ command: Command) -> [Effect] {
    switch command {
    case .pauseOrResume: return pauseOrResume()
    case .stop: return stop()
    case .newRun:
      guard let settings = train.settings else { return [] }
      overlay = .newRun(NewRun(after: settings))
    case .moreEpochs: return addEpochs()
    case .switchScale: train.scale = train.scale == .linear ? .logarithmic : .linear
    case .switchMeasure:
      train.measure = train.nextReading ?? train.measure
    case .switchSettings: train.detail = train.detail == .run ? .settings : .run
    default: break
    }
    return []
  }

  private mutating func pauseOrResume() -> [Effect] {
    switch train.phase {
    case .running:
      train.phase = .paused
      return [.pause(train.run)]
    case .paused:
      train.phase = .running
      return [.resume(train.run)]
    case .ended:
      note = "the run has ended: + trains on, n starts another"
    case .waiting:
      break
    }
    return []
  }

  private mutating func stop() -> [Effect] {
    guard train.phase.isUnderWay else {
      if case .ended = train.phase { note = "nothing is running: + trains on, n starts another" }
      return []
    }
    return [.stop(train.run)]
  }

  private mutating func addEpochs() -> [Effect] {
    guard train.settings != nil else { return [] }
    guard train.plannedEpochs + TrainState.extraEpochs <= Schedule.epochsAllowed.upperBound else {
      note = "\(Schedule.epochsAllowed.upperBound) epochs are as many as a run may have"
      return []
    }
    if case .ended(let end) = train.phase {
      if case .failed = end.reason {
        note = "a run that failed cannot go on: n starts another"
        return []
      }
      // A run that was stopped goes on with its plan; one that ended early has none any more.
      if end.reason != .stopped { train.plannedEpochs = train.epochs.count }
      train.phase = .running
    }
    train.plannedEpochs += TrainState.extraEpochs
    return [.extend(train.run, epochs: TrainState.extraEpochs)]
  }

  mutating func scrollEpochs(_ move: Command.Move) -> [Effect] {
    guard let frame = FrameLayout(size: size) else { return [] }
    let height = TrainLayout(frame.body).epochRows
    let furthest = max(0, train.epochs.count - height)
    let step =
      switch move {
      case .up: 1
      case .down: -1
      case .pageUp: height
      case .pageDown: -height
      case .first: furthest
      case .last: -train.rowsBelow
      }
    train.rowsBelow = min(max(0, train.rowsBelow + step), furthest)
    return []
  }
}
