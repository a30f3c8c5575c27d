import Cells
import Learning
import Terms

/// A metric over the epochs, with the ghosts of the notebook and of the run before.
struct MetricPanel {
  let screen: TrainScreen
  let shared: Shared

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let train = shared.train
    let metric = shared.metric
    let ghost = Ghost(shared, metric)
    let band = SeedBand(shared, metric)
    let chart = MetricChart(shared, screen, ghost, band)
    let inner = canvas.panel(
      rect, .chart, as: metric.key,
      screen.view.title(epochs: chart.epochsShown, unit: screen.view.unit.counted(in: train)))
    let (legend, _) = inner.split(top: 1)
    let plot = Self.plot(in: rect)
    if train.phase == .waiting {
      MetricLegend(train, metric, ghost, band).draw(on: &canvas, in: legend)
      LoadingView(shared: shared).draw(on: &canvas, in: plot)
      return
    }
    if let cursor = screen.view.cursor {
      CursorLegend(train, metric, at: cursor).draw(on: &canvas, in: legend)
    } else {
      MetricLegend(train, metric, ghost, band).draw(on: &canvas, in: legend)
    }
    guard train.epochs.isEmpty, train.curve.points.isEmpty else {
      return chart.chart.draw(on: &canvas, in: plot)
    }
    // Of a run that has come to nothing the curve before it stays.
    if case .ended = train.phase, ghost != nil { chart.chart.draw(on: &canvas, in: plot) }
    canvas.writeEmpty(train.emptyMessage(shared.keys), in: plot)
  }

  /// Where axes and lines stand.
  static func plot(in rect: Rect) -> Rect {
    let rows = Border.inner(of: rect).split(top: 1).rest
    return rows.split(left: rows.width - 1).left
  }
}

extension TrainState {
  /// What to say where a curve would be.
  fileprivate func emptyMessage(_ keys: KeyMap) -> String {
    if settings == nil, summary == nil { return "waiting for the first event …" }
    if let status { return "\(status) …" }
    if case .ended(let end) = phase, end.reason.isFailure {
      return "no epoch was completed: \(waysOut(keys))"
    }
    if phase == .paused { return "paused in the first epoch: \(keys.name(of: "pause")) resumes" }
    return phase.isUnderWay
      ? "the first epoch runs …"
      : "no epoch was completed: \(keys.name(of: "more-epochs")) trains on, \(keys.name(of: "new-run")) starts another run"
  }
}

/// A curve to compare with: the pinned run's, the previous one's, or the notebook's on the data that it had.
struct Ghost {
  let name: String
  let term: Term
  /// The metric that is shown, on what validates where that is known.
  let values: [(epoch: Int, value: Double)]

  /// Its value after as many epochs, or the first where it has none so early: `previous 0.9414 (epoch 7)`.
  func label(after epochs: Int) -> String {
    guard let point = values.last(where: { $0.epoch <= epochs }) ?? values.first else {
      return name
    }
    return "\(name) \(point.value.lossText) (epoch \(point.epoch))"
  }

  /// - Returns: nil where there is nothing to compare with, or it does not tell this metric.
  init?(_ shared: Shared, _ metric: Metric) {
    let train = shared.train
    if !train.pinned.isEmpty || !train.previous.isEmpty {
      name = train.pinned.isEmpty ? "previous" : "pinned"
      term = train.pinned.isEmpty ? .previous : .pinned
      values = (train.pinned.isEmpty ? train.previous : train.pinned).compactMap { record in
        record[metric].map { (record.epoch, $0.validated ?? $0.trained) }
      }
    } else if shared.library?.data.known == .ml1m, let read = metric.reading(of: .loss) {
      name = "notebook"
      term = .notebook
      values = NotebookCurve.epochs.enumerated().map { ($0 + 1, read($1.validationLoss)) }
    } else {
      return nil
    }
    if values.isEmpty { return nil }
  }
}
