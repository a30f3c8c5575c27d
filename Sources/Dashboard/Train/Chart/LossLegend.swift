import Cells
import Learning

/// The line above the chart: each curve's mark, name, and last and best values.
struct LossLegend {
  private struct Entry {
    let mark: String
    let role: Role
    let text: String

    var width: Int { mark.columns + 1 + text.columns }
  }

  /// From all that there is to say to the least.
  private let choices: [[Entry]]

  init(_ train: TrainState, _ measure: Measure, _ ghost: Ghost?, _ band: SeedBand?) {
    let value = measure.value
    let loss = train.progress?.loss ?? train.epochs.last?.loss
    let last = train.epochs.last
    let solid = Entry(
      mark: LineChart.Series.Mark.solid.sample(columns: 2), role: .train,
      text: "\(measure.name) \(loss.map(value).lossText)\(train.progress == nil ? "" : " so far")")
    func dotted(_ more: String) -> Entry {
      Entry(
        mark: LineChart.Series.Mark.dotted.sample(columns: 2), role: .validation,
        text:
          "\(measure.validationName) \((last?.validationLoss).map(value).lossText)\(more)"
      )
    }
    var best = ""
    if let record = train.best, let loss = record.validationLoss {
      best =
        record.epoch == last?.epoch
        ? " ★ best" : "  ★ best \(value(loss).lossText) at \(record.epoch)"
    }
    let dashed = ghost.map { ghost in
      Entry(
        mark: LineChart.Series.Mark.dashed.sample(columns: 3), role: .muted,
        text: ghost.label(after: train.lastEpoch, value))
    }
    let floor = train.baseline.map {
      Entry(
        mark: LineChart.Series.Mark.dashed.sample(columns: 1), role: .muted,
        text: "baseline \(value($0).lossText)")
    }
    let losses = [solid, dotted(best)]
    let seeds = band.map {
      Entry(mark: "▒", role: .muted, text: $0.label(after: train.epochs.count, value))
    }
    let measured =
      LossChart.marksMeasured(in: train) ? Entry(mark: "●", role: .muted, text: "measured") : nil
    let lines = [measured, seeds, dashed, floor].compactMap { $0 }
    // The header has the baseline, too; the ghost is named nowhere else.
    choices = [
      losses + lines, losses + lines.prefix(2), losses + lines.prefix(1), losses,
      [solid, dotted("")],
    ]
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let fits = { (entries: [Entry], gap: Int) in
      entries.reduce(0) { $0 + $1.width + gap } <= rect.width - 1
    }
    let entries = choices.first { fits($0, 2) } ?? choices[choices.count - 1]
    let gap = fits(entries, 6) ? 4 : 2
    var x = rect.x + (gap == 4 ? 6 : 1)
    for entry in entries where x + entry.width <= rect.maxX {
      canvas.write(entry.mark, x: x, y: rect.y, Style(entry.role))
      x = canvas.write(
        entry.text, x: x + entry.mark.columns + 1, y: rect.y,
        entry.role == .muted ? .muted : .text)
      x += gap
    }
  }
}
