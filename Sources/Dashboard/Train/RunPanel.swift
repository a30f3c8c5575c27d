import Cells
import Learning
import RatingData
import Terms
import Text

/// How far the run is, how fast it is, and how long it will take.
struct RunPanel {
  let train: TrainState
  let keys: KeyMap
  let kind: ItemKind

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = canvas.panel(rect, .runPanel)
    let x = inner.x + 1
    canvas.note(.epoch, value: train.epochOfPlan, in: inner)
    canvas.note(.step, in: inner)
    canvas.note(.speed, in: inner)
    if case .ended(let end) = train.phase, end.reason.isEnd {
      return drawEnd(in: inner.inset(columns: 1, rows: 0), on: &canvas)
    }
    var cursor = canvas.write("epoch  ", x: x, y: inner.y, .muted)
    cursor = canvas.write("\(train.epochOfPlan)  ", x: cursor, y: inner.y, maxX: inner.maxX, .text)
    drawProgress(x: cursor, in: inner, on: &canvas)

    guard inner.height > 1, let summary = train.summary else { return }
    let isBetween = train.phase.isUnderWay || train.epochs.isEmpty
    let step = train.progress?.step ?? summary.stepsPerEpoch.map { isBetween ? 0 : $0 }
    cursor = canvas.write(summary.stepName.padded(to: 8), x: x, y: inner.y + 1, .muted)
    cursor = canvas.write(
      "\(step?.grouped ?? "–") / \(summary.stepsPerEpoch.map(\.grouped) ?? "?")", x: cursor,
      y: inner.y + 1,
      maxX: inner.maxX, .text)
    // Another program may not say how fast it is.
    if let rate = train.progress?.ratingsPerSecond ?? train.epochs.last?.ratingsPerSecond, rate > 0
    {
      let speed = rate.asRate
      // With a pace an epoch takes longer than its computing.
      let texts =
        train.pace == .none
        ? ["\(speed) ratings/s", "\(speed)/s"]
        : ["computes \(speed) ratings/s", "computes \(speed)/s", "\(speed)/s"]
      if let fitting = texts.first(where: { cursor + 2 + $0.columns < inner.maxX }) {
        canvas.write(fitting, endX: inner.maxX - 1, y: inner.y + 1, .text)
      }
    }

    guard inner.height > 2 else { return }
    drawOutlook(x: x, y: inner.y + 2, maxX: inner.maxX - 1, on: &canvas)
    guard inner.height > 3 else { return }
    drawHint(x: x, y: inner.y + 3, maxX: inner.maxX - 1, on: &canvas)
  }

  /// What a run came to that has ended by itself.
  private func drawEnd(in area: Rect, on canvas: inout Canvas) {
    let rows: [[(name: String, value: String)]] =
      [
        [("epochs", epochsOfPlan), ("best", bestOfEpochs)],
        [("computing", train.secondsTrained?.asDuration ?? "–")]
          + (train.ratingsPerSecond.map { [("ratings/s", $0.asRate)] } ?? []),
      ] + (reason.map { [[$0]] } ?? [])
    for (row, facts) in rows.enumerated() where row < area.height {
      var x = area.x
      for fact in facts {
        x = canvas.write(fact.name, x: x, y: area.y + row, maxX: area.maxX, .muted)
        x = canvas.write(fact.value, x: x + 1, y: area.y + row, maxX: area.maxX, .text) + 3
      }
    }
    if area.height > rows.count {
      drawHint(x: area.x, y: area.y + rows.count, maxX: area.maxX, on: &canvas)
    }
  }

  /// Why it ended before its plan was done.
  private var reason: (name: String, value: String)? {
    guard train.hasStoppedEarly, let worse = train.epochs.last?.epochsSinceBest, worse > 0 else {
      return nil
    }
    return ("stopped", "\(worse.counted("epoch")) without a better one")
  }

  /// `17 of at most 30`, where it got no better before its plan was done.
  private var epochsOfPlan: String {
    guard let planned = train.plannedEpochs, planned > train.lastEpoch else {
      return "\(train.lastEpoch)"
    }
    return "\(train.lastEpoch) of at most \(planned)"
  }

  private var bestOfEpochs: String {
    train.bestEpoch.map { "\($0)" } ?? "–"
  }

  private func drawProgress(
    x: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    let done = train.phase == .waiting ? nil : train.planDone
    let percent = done.map { "\(($0 * 100).fixed(0)) %" } ?? ""
    let end = rect.maxX - 1 - 6
    Bar.progress(done ?? 0)
      .draw(on: &canvas, in: Rect(x: x, y: rect.y, width: end - x, height: 1))
    canvas.write(percent, endX: rect.maxX - 1, y: rect.y, .text)
  }

  /// What the facts are.
  private static let terms: [String: Term] = [
    "took": .timeLeft, "left": .timeLeft, "patience": .patienceLeft, "best": .best,
  ]

  /// Time left or taken, patience left, the best epoch.
  private func drawOutlook(
    x: Int, y: Int, maxX: Int, on canvas: inout Canvas
  ) {
    var facts: [(name: String, value: String)] = []
    if case .ended = train.phase {
      facts.append(("took", train.secondsTrained?.asDuration ?? "–"))
    } else if let left = train.secondsLeft {
      facts.append(("left", left.asDuration))
    } else {
      facts.append(("left", "–"))
    }
    if train.phase.isUnderWay, let summary = train.summary, let left = train.patienceLeft {
      facts.append(("patience", "\(left) of \(summary.patience ?? 0)"))
    }
    if let best = train.best {
      let since = train.lastEpoch - best.epoch
      let reason = train.hasStoppedEarly && since > 0 ? ", then \(since) no better" : ""
      facts.append(("best", "\(best.epoch)\(reason)"))
    }
    var cursor = x
    for fact in facts {
      if let term = Self.terms[fact.name] {
        let place = Rect(x: cursor, y: y, width: 1, height: 1)
        canvas.note(term, as: fact.name, value: fact.value, in: place)
      }
      cursor = canvas.write(fact.name, x: cursor, y: y, maxX: maxX, .muted)
      cursor = canvas.write(fact.value, x: cursor + 1, y: y, maxX: maxX, .text) + 3
    }
  }

  /// What could be done next, where there is room to say it.
  private func drawHint(
    x: Int, y: Int, maxX: Int, on canvas: inout Canvas
  ) {
    let hint: String
    switch train.phase {
    case .ended where train.settings == nil: return
    case .ended:
      hint =
        "\(keys.name(of: "screen-2")) \(kind.plural)   \(keys.name(of: "screen-3")) users   \(keys.name(of: "new-run")) new run"
    case .paused: hint = "\(keys.name(of: "pause")) resumes"
    case .running, .waiting: return
    }
    canvas.write(hint, x: x, y: y, maxX: maxX, .muted)
  }
}

extension RunEnd.Reason {
  /// Whether there is nothing left to do: by its plan, or as nothing got better.
  fileprivate var isEnd: Bool {
    switch self {
    case .finished, .earlyStopping: true
    case .stopped, .failed: false
    }
  }
}
