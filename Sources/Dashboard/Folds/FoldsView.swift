import Cells
import Evaluation
import Learning
import Terms

/// The folds as they come, and what they come to together.
struct FoldsView {
  let validation: FoldOutcomes
  /// What the run on Train does: while it trains, the threads are its own.
  let phase: TrainState.Phase

  func draw(on canvas: inout Canvas, in body: Rect) {
    let metrics = validation.metrics
    let count = validation.outcomes.count
    let inner = canvas.sheet(
      .crossValidation,
      [validation.settings.preset.rawValue, "\(validation.done) of \(count) folds"],
      size: Size(width: 74, height: count + 7 + metrics.count), in: body)
    let table = Table(
      [Table.Column(.fold, .fixed(6), .right)]
        + metrics.map { Table.Column(Term($0), as: $0.title, .fixed(11), .right) }
        + metrics.map {
          Table.Column(.baselineLine, as: "baseline \($0.title)", .fixed(15), .right)
        },
      width: inner.width - 1)
    let (head, rows) = inner.split(top: 1)
    table.drawHead(on: &canvas, in: head)
    for (fold, outcome) in validation.outcomes.enumerated() {
      let values = metrics.map { text(outcome?.values[$0]) }
      let floors = metrics.map { Table.Cell.text(text(outcome?.baseline[$0]), .muted) }
      table.draw(
        [.text("\(fold + 1)", .muted)] + values.map { .text($0) } + floors, on: &canvas,
        in: Rect(x: rows.x + 1, y: rows.y + fold, width: rows.width - 1, height: 1))
    }
    let results = validation.failure.map { [$0] } ?? metrics.flatMap(summary)
    let notes =
      results + [
        "", "Each rating is tested once, by a model that never saw it. Epochs are",
        "chosen within the training part, as marquee evaluate --split folds does.",
      ]
    for (row, text) in notes.enumerated() where rows.y + count + row < rows.maxY {
      canvas.write(
        text, x: rows.x + 1, y: rows.y + count + row, maxX: rows.maxX,
        row < results.count ? .text : .muted)
    }
  }

  private func text(_ value: Double?) -> String { value?.fixed(4) ?? "··" }

  /// What the folds that are done come to, and below it how that is beside the baseline.
  private func summary(_ metric: Metric) -> [String] {
    guard let spread = validation.spread(of: metric) else {
      guard validation.done == 0 else { return ["no fold has a \(metric.title)"] }
      return [phase == .running ? "waits until the run on Train ends" : "the first fold runs …"]
    }
    let deviation = spread.standardDeviation.map { " ± \($0.fixed(4))" } ?? ""
    let value = "\(metric.title) \(spread.mean.fixed(4))\(deviation)"
    guard let difference = validation.difference(in: metric) else { return [value] }
    return ["\(value):", "  \(difference.words(by: metric, than: "the baseline"))"]
  }
}
