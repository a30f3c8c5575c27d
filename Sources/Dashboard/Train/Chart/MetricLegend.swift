import Cells
import Learning
import Terms

/// The line above the chart: each curve's mark, name, and last and best values.
struct MetricLegend {
  private struct Entry {
    let term: Term
    let mark: String
    let role: Role
    let text: String
    /// The name alone, where there is no room for more.
    var name: String?

    /// What stands after the name.
    var value: String? {
      let value = text.drop { $0 != " " }.dropFirst()
      return value.isEmpty ? nil : String(value)
    }

    var width: Int { mark.columns + 1 + text.columns }
    var short: Entry { Entry(term: term, mark: mark, role: role, text: name ?? text) }
  }

  /// From all that there is to say to the least.
  private let choices: [[Entry]]

  init(_ train: TrainState, _ metric: Metric, _ ghost: Ghost?, _ band: SeedBand?) {
    let curve = MetricCurve(metric, of: train)
    let dashed = ghost.map { ghost in
      Entry(
        term: ghost.term, mark: LineChart.Series.Mark.dashed.sample(columns: 3), role: .muted,
        text: ghost.label(after: train.lastEpoch), name: ghost.name)
    }
    let floor = curve.read.flatMap { train.baseline.map($0) }.map {
      Entry(
        term: .baselineLine, mark: LineChart.Series.Mark.dashed.sample(columns: 1), role: .muted,
        text: "baseline \($0.lossText)", name: "baseline")
    }
    let values = Self.values(curve, train, best: Self.best(metric, train))
    let seeds = band.map {
      Entry(
        term: .seeds, mark: "▒", role: .muted, text: $0.label(after: train.epochs.count),
        name: "seeds")
    }
    let measured =
      MetricChart.marksMeasured(in: train)
      ? Entry(term: .measured, mark: "●", role: .muted, text: "measured") : nil
    let lines = [measured, seeds, dashed, floor].compactMap { $0 }
    // Every line is named, whatever the room: values go first.
    let names = lines.map(\.short)
    let fewer = Self.values(curve, train, best: "")
    choices = [
      values + lines, values + names, fewer + lines, fewer + names,
      fewer.map { $0.role == .validation ? $0 : $0.short } + names, fewer.map(\.short) + names,
    ]
  }

  /// What trains and what validates, as far as the metric has them.
  private static func values(
    _ curve: MetricCurve, _ train: TrainState, best: String
  ) -> [Entry] {
    let isRunning = curve.read != nil && train.progress != nil
    let trained = Entry(
      term: Term(curve.metric), mark: LineChart.Series.Mark.solid.sample(columns: 2), role: .train,
      text: "\(curve.metric.key) \(curve.trainedNow.lossText)\(isRunning ? " so far" : "")",
      name: curve.metric.key)
    let last = train.epochs.last?[curve.metric]?.validated
    let validated = Entry(
      term: .validated, mark: LineChart.Series.Mark.dotted.sample(columns: 2), role: .validation,
      text: "\(curve.metric.validationKey) \(last.lossText)\(best)",
      name: curve.metric.validationKey)
    return (curve.hasTrained ? [trained] : []) + (curve.hasValidated ? [validated] : [])
  }

  /// What the best epoch came to; empty before there is one.
  private static func best(_ metric: Metric, _ train: TrainState) -> String {
    guard let record = train.best, let value = record[metric]?.validated else { return "" }
    return record.epoch == train.lastEpoch
      ? " ★ best" : "  ★ best \(value.lossText) (epoch \(record.epoch))"
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let fits = { (entries: [Entry], gap: Int) in
      entries.reduce(0) { $0 + $1.width + gap } <= rect.width - 1
    }
    let entries = choices.first { fits($0, 2) } ?? choices[choices.count - 1]
    let gap = fits(entries, 6) ? 4 : 2
    var x = rect.x + (gap == 4 ? 6 : 1)
    for entry in entries where x + entry.width <= rect.maxX {
      let place = Rect(x: x, y: rect.y, width: entry.width, height: 1)
      canvas.note(entry.term, value: entry.value, in: place)
      if entry.text.contains("★") { canvas.note(.best, in: place) }
      canvas.write(entry.mark, x: x, y: rect.y, Style(entry.role))
      x = canvas.write(
        entry.text, x: x + entry.mark.columns + 1, y: rect.y,
        entry.role == .muted ? .muted : .text)
      x += gap
    }
  }
}
