import Cells
import Learning

/// Both losses over the epochs, with the ghosts of the notebook and of the run before.
struct LossPanel {
  let screen: TrainScreen
  let shared: Shared

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let train = shared.train
    let scale = screen.scale == .linear ? "linear" : "logarithmic"
    let inner = canvas.panel(rect, screen.measure.name, ["epochs", scale])
    let (legend, plot) = inner.split(top: 1)
    let ghost = Ghost(shared)
    LossLegend(train, screen.measure, ghost).draw(on: &canvas, in: legend)
    if train.phase == .waiting {
      LoadingView(shared: shared).draw(on: &canvas, in: plot)
      return
    }
    if train.epochs.isEmpty, train.curve.isEmpty {
      canvas.writeEmpty(train.emptyMessage, in: plot)
      return
    }
    LossChart(train, screen, ghost).chart.draw(
      on: &canvas, in: plot.split(left: plot.width - 1).left)
  }
}

extension TrainState {
  /// What to say where a curve would be.
  fileprivate var emptyMessage: String {
    phase.isUnderWay
      ? "the first epoch runs …" : "no epoch was completed: + trains on, n starts another run"
  }
}

/// A curve to compare with: the notebook's on the data that it had, else the previous run's.
struct Ghost {
  let name: String
  /// Validation losses from epoch 1.
  let losses: [Double]

  /// Its loss after as many epochs, or after the first or the last where there is none: `previous 0.9414 at 7`.
  func label(after epochs: Int, _ value: (Double) -> Double) -> String {
    let epoch = epochs.clamped(to: 1...max(1, losses.count))
    guard losses.indices.contains(epoch - 1) else { return name }
    return "\(name) \(value(losses[epoch - 1]).lossText) at \(epoch)"
  }

  init?(_ shared: Shared) {
    if !shared.train.previous.isEmpty {
      name = "previous"
      losses = shared.train.previous.map { $0.validationLoss ?? $0.loss }
    } else if shared.library?.data.known == .ml1m {
      name = "notebook"
      losses = NotebookCurve.epochs.map(\.validationLoss)
    } else {
      return nil
    }
  }
}

/// The chart of a run, without the legend.
private struct LossChart {
  let chart: LineChart

  init(_ train: TrainState, _ screen: TrainScreen, _ ghost: Ghost?) {
    let value = screen.measure.value
    var series: [LineChart.Series] = []
    if let ghost {
      let points = ghost.losses.enumerated().map { (x: Double($0 + 1), y: value($1)) }
      series.append(LineChart.Series(points: points, mark: .dashed, role: .muted))
    }
    if let baseline = train.baseline.map(value) {
      let ends = [0, Self.lastEpochShown(train)]
      series.append(
        LineChart.Series(points: ends.map { (x: $0, y: baseline) }, mark: .dashed, role: .muted))
    }
    series.append(
      LineChart.Series(
        points: train.curve.map { (x: $0.epochs, y: value($0.loss)) }, mark: .solid, role: .train))
    series.append(
      LineChart.Series(
        points: train.epochs.compactMap { record in
          record.validationLoss.map { (x: Double(record.epoch), y: value($0)) }
        }, mark: .dotted, role: .validation))
    let best = train.best.flatMap { record in
      record.validationLoss.map {
        LineChart.Marker(
          x: Double(record.epoch), y: value($0), style: Style(.validation, bold: true))
      }
    }
    chart = LineChart(
      series: series, xRange: 0...Self.lastEpochShown(train), yScale: screen.scale,
      markers: best.map { [$0] } ?? [])
  }

  /// The whole plan where it is short; a long one is shown as far as it has come, with room to grow, so
  /// that the curve is not squeezed into the left edge.
  private static func lastEpochShown(_ train: TrainState) -> Double {
    if case .ended = train.phase { return Double(max(1, train.epochs.count)) }
    let short = 20
    let planned = train.plannedEpochs ?? .max
    guard planned > short else { return Double(max(1, planned)) }
    var shown = short
    while shown < train.epochs.count + 1 { shown = shown * 3 / 2 }
    return Double(min(shown, planned))
  }
}
