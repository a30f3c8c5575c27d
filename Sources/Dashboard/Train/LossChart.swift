import Cells
import Factorization

/// Both losses over the epochs, with the ghosts of the notebook and of the run before.
func drawLossChart(_ state: State, in rect: Rect, on canvas: inout Canvas) {
  let train = state.train
  let scale = train.scale == .linear ? "linear" : "logarithmic"
  let inner = canvas.panel(rect, train.metric.lossName, ["epochs", scale])
  let (legend, plot) = inner.split(top: 1)
  let ghost = Ghost(state)
  drawLegend(train, ghost, in: legend, on: &canvas)
  if train.epochs.isEmpty, train.curve.isEmpty {
    canvas.writeEmpty(train.emptyWords(source: state.source), in: plot)
    return
  }
  LossChart(train, ghost).chart.draw(on: &canvas, in: plot.split(left: plot.width - 1).left)
}

extension TrainState {
  /// What to say where a curve would be.
  fileprivate func emptyWords(source: String) -> String {
    switch phase {
    case .waiting: "reading \(source) …"
    case .running, .paused: "the first epoch runs …"
    case .ended: "no epoch was completed: + trains on, n starts another run"
    }
  }
}

/// A curve to compare with: the notebook's on the data that it had, else the previous run's.
struct Ghost {
  let name: String
  /// Validation losses from epoch 1.
  let losses: [Double]

  init?(_ state: State) {
    if !state.train.previous.isEmpty {
      name = "previous"
      losses = state.train.previous.map { $0.validationLoss ?? $0.loss }
    } else if state.library?.data.name == "ml-1m" {
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

  init(_ train: TrainState, _ ghost: Ghost?) {
    let value = train.metric.value
    var series: [LineChart.Series] = []
    if let ghost {
      let points = ghost.losses.enumerated().map { (x: Double($0 + 1), y: value($1)) }
      series.append(LineChart.Series(points: points, mark: .dashed, role: .muted))
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
      series: series, xRange: 0...Self.lastEpochShown(train), yScale: train.scale,
      markers: best.map { [$0] } ?? [])
  }

  /// The whole plan where it is short; a long one is shown as far as it has come, with room to grow, so
  /// that the curve is not squeezed into the left edge.
  private static func lastEpochShown(_ train: TrainState) -> Double {
    if case .ended = train.phase { return Double(max(1, train.epochs.count)) }
    let short = 20
    guard train.plannedEpochs > short else { return Double(max(1, train.plannedEpochs)) }
    var shown = short
    while shown < train.epochs.count + 1 { shown = shown * 3 / 2 }
    return Double(min(shown, train.plannedEpochs))
  }
}

private func drawLegend(
  _ train: TrainState, _ ghost: Ghost?, in rect: Rect, on canvas: inout Canvas
) {
  let value = train.metric.value
  var entries: [(mark: String, role: Role, text: String)] = []
  let loss = train.progress?.loss ?? train.epochs.last?.loss
  entries.append(
    (
      LineChart.Series.Mark.solid.sample(columns: 2), .train,
      "\(train.metric.lossName) \(loss.map(value).fixed(4))"
    ))
  let last = train.epochs.last?.validationLoss
  var validation = "\(train.metric.validationName) \(last.map(value).fixed(4))"
  if let best = train.best, let loss = best.validationLoss {
    validation +=
      best.epoch == train.epochs.last?.epoch
      ? " ★ best" : "  ★ best \(value(loss).fixed(4)) at \(best.epoch)"
  }
  entries.append((LineChart.Series.Mark.dotted.sample(columns: 2), .validation, validation))
  if let ghost {
    let epoch = max(1, train.epochs.count)
    let published =
      ghost.losses.indices.contains(epoch - 1) ? ghost.losses[epoch - 1] : ghost.losses.last
    entries.append(
      (
        LineChart.Series.Mark.dashed.sample(columns: 3), .muted,
        "\(ghost.name) \(published.map(value).fixed(4))"
      ))
  }
  var x = rect.x + 8
  for entry in entries {
    let textX = x + entry.mark.columns + 1
    guard textX + entry.text.columns <= rect.maxX else { return }
    canvas.write(entry.mark, x: x, y: rect.y, Style(entry.role))
    x = canvas.write(entry.text, x: textX, y: rect.y, entry.role == .muted ? .muted : .text) + 4
  }
}
