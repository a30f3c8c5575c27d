import Cells
import Learning

/// Both losses over the epochs, with the ghosts of the notebook and of the run before.
struct LossPanel {
  let screen: TrainScreen
  let shared: Shared

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let train = shared.train
    let ghost = Ghost(shared)
    let band = SeedBand(shared)
    let chart = LossChart(train, screen, ghost, band)
    let inner = canvas.panel(
      rect, screen.measure.name,
      screen.view.title(epochs: chart.epochsShown, unit: screen.view.unit.counted(in: train)))
    let (legend, _) = inner.split(top: 1)
    let plot = Self.plot(in: rect)
    if train.phase == .waiting {
      LossLegend(train, screen.measure, ghost, band).draw(on: &canvas, in: legend)
      LoadingView(shared: shared).draw(on: &canvas, in: plot)
      return
    }
    if let cursor = screen.view.cursor {
      CursorLegend(train, screen.measure, at: cursor).draw(on: &canvas, in: legend)
    } else {
      LossLegend(train, screen.measure, ghost, band).draw(on: &canvas, in: legend)
    }
    if train.epochs.isEmpty, train.curve.points.isEmpty {
      canvas.writeEmpty(train.emptyMessage(shared.keys), in: plot)
      return
    }
    chart.chart.draw(on: &canvas, in: plot)
  }

  /// Where axes and lines stand.
  static func plot(in rect: Rect) -> Rect {
    let rows = Frame.inner(of: rect).split(top: 1).rest
    return rows.split(left: rows.width - 1).left
  }
}

extension TrainState {
  /// What to say where a curve would be.
  fileprivate func emptyMessage(_ keys: KeyMap) -> String {
    if settings == nil, summary == nil { return "waiting for the first event …" }
    if let status { return "\(status) …" }
    return phase.isUnderWay
      ? "the first epoch runs …"
      : "no epoch was completed: \(keys.name(of: "more-epochs")) trains on, \(keys.name(of: "new-run")) starts another run"
  }
}

/// A curve to compare with: the pinned run's, the previous one's, or the notebook's on the data that it had.
struct Ghost {
  let name: String
  /// Validation losses, by epochs.
  let losses: [(epoch: Int, loss: Double)]

  /// Its loss after as many epochs, or the first where it has none so early: `previous 0.9414 at 7`.
  func label(after epochs: Int, _ value: (Double) -> Double) -> String {
    guard let point = losses.last(where: { $0.epoch <= epochs }) ?? losses.first else {
      return name
    }
    return "\(name) \(value(point.loss).lossText) at \(point.epoch)"
  }

  init?(_ shared: Shared) {
    if !shared.train.pinned.isEmpty {
      name = "pinned"
      losses = shared.train.pinned.map { ($0.epoch, $0.validationLoss ?? $0.loss) }
    } else if !shared.train.previous.isEmpty {
      name = "previous"
      losses = shared.train.previous.map { ($0.epoch, $0.validationLoss ?? $0.loss) }
    } else if shared.library?.data.known == .ml1m {
      name = "notebook"
      losses = NotebookCurve.epochs.enumerated().map { ($0 + 1, $1.validationLoss) }
    } else {
      return nil
    }
  }
}
