import Cells
import Learning

/// The line above the chart while there is a cursor: what every line has where it stands.
struct CursorLegend {
  private let place: String
  private let entries: [(mark: LineChart.Series.Mark, role: Role, text: String)]

  init(_ train: TrainState, _ metric: Metric, at epochs: Double) {
    let curve = MetricCurve(metric, of: train)
    let isWhole = epochs == epochs.rounded()
    place = "epoch \(epochs.fixed(atMost: 2))"
    let record = isWhole ? train.epochs.first { Double($0.epoch) == epochs } : nil
    var entries: [(LineChart.Series.Mark, Role, String)] = []
    if curve.hasTrained {
      let value = curve.trained(nearestTo: epochs)
      entries.append((.solid, .train, "\(metric.key) \(value.lossText)"))
    }
    if curve.hasValidated {
      let value = record?[metric]?.validated
      entries.append((.dotted, .validation, "\(metric.validationKey) \(value.lossText)"))
    }
    if isWhole, let previous = train.previous.first(where: { Double($0.epoch) == epochs }),
      let values = previous[metric]
    {
      entries.append((.dashed, .muted, "previous \((values.validated ?? values.trained).lossText)"))
    }
    if let seconds = record?.seconds {
      entries.append((.solid, .muted, seconds.asMilliseconds + " ms"))
    }
    self.entries = entries.map { (mark: $0.0, role: $0.1, text: $0.2) }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    var x = canvas.write(place, x: rect.x + 1, y: rect.y, maxX: rect.maxX, .accent) + 2
    for entry in entries {
      let mark = entry.role != .muted ? entry.mark.sample(columns: 2) + " " : ""
      guard x + mark.columns + entry.text.columns <= rect.maxX else { return }
      x = canvas.write(mark, x: x, y: rect.y, Style(entry.role))
      x = canvas.write(entry.text, x: x, y: rect.y, entry.role == .muted ? .muted : .text) + 2
    }
  }
}
