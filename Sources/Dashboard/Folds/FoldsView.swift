import Cells
import Evaluation
import Learning
import Terms

/// The folds as they come, and what they come to together.
struct FoldsView {
  let validation: FoldOutcomes
  /// Those that are shown, the chart's first.
  let metrics: [Metric]
  let stage: Stage

  enum Stage {
    /// Nothing was asked for: a key does.
    case offered(String)
    /// It goes on, while the run on Train does something: as long as that trains, the threads are its own.
    case under(TrainState.Phase)
  }

  /// Room for the bars, too, where there is any.
  private static let widest = 98
  private static let leastWithBars = 90

  func draw(on canvas: inout Canvas, in body: Rect) {
    let count = validation.outcomes.count
    let width = body.width - 4 >= Self.leastWithBars ? min(Self.widest, body.width - 4) : 74
    let notes = notes
    let inner = canvas.sheet(
      .crossValidation, [validation.settings.preset.rawValue] + validation.progress,
      size: Size(width: width, height: count + 1 + results.count + notes.count), in: body)
    let (head, rows) = inner.split(top: 1)
    let table = table(width: inner.width - 1)
    table.drawHead(
      on: &canvas, in: Rect(x: head.x + 1, y: head.y, width: head.width - 1, height: 1))
    for (fold, outcome) in validation.outcomes.enumerated() where rows.y + fold < rows.maxY {
      table.draw(
        cells(fold, outcome), on: &canvas,
        in: Rect(x: rows.x + 1, y: rows.y + fold, width: rows.width - 1, height: 1))
    }
    for (row, text) in (results + notes).enumerated() where rows.y + count + row < rows.maxY {
      canvas.write(
        text, x: rows.x + 1, y: rows.y + count + row, maxX: rows.maxX,
        row < results.count ? .text : .muted)
    }
  }

  private func table(width: Int) -> Table {
    Table(
      [Table.Column(.fold, .fixed(6), .right)]
        + metrics.map { Table.Column(Term($0), as: $0.title, .fixed(11), .right) }
        + metrics.map {
          Table.Column(.baselineLine, as: "baseline \($0.title)", .fixed(15), .right)
        } + [
          Table.Column(
            .foldDifference, as: "worse ‹ \(metrics.first?.title ?? "") › better", .fixed(23),
            gap: 2, from: Self.leastWithBars - 1)
        ],
      width: width)
  }

  private func cells(_ fold: Int, _ outcome: FoldOutcome?) -> [Table.Cell] {
    let values = metrics.map { Table.Cell.text(text(outcome?.values[$0])) }
    let floors = metrics.map { Table.Cell.text(text(outcome?.baseline[$0]), .muted) }
    let bar = metrics.first.flatMap { metric in gain(outcome, metric).map { self.bar($0, metric) } }
    return [.text("\(fold + 1)", .muted)] + values + floors + [bar ?? .empty]
  }

  /// How much better than the baseline a fold is; negative where it is worse.
  private func gain(_ outcome: FoldOutcome?, _ metric: Metric) -> Double? {
    guard let value = outcome?.values[metric], let floor = outcome?.baseline[metric] else {
      return nil
    }
    return metric.direction == .lowerIsBetter ? floor - value : value - floor
  }

  /// Full where the fold differs most, to the side that says which way is good.
  private func bar(_ gain: Double, _ metric: Metric) -> Table.Cell {
    let most = validation.outcomes.compactMap { self.gain($0, metric) }.map { abs($0) }.max() ?? 0
    return .divergingBar(
      DivergingBar(most > 0 ? gain / most : 0, negative: Style(.bad), positive: Style(.good)))
  }

  private var results: [String] {
    validation.failure.map { [$0] }
      ?? (validation.done == 0 ? [waiting] : metrics.flatMap(summary))
  }

  private var notes: [String] {
    (validation.hasChanges ? ["", "What was changed in the run shown is set in all folds."] : [""])
      + [
        "Each rating is tested once, by a model that never saw it. Epochs are",
        "chosen within the training part, as marquee evaluate --split folds does.",
        "Predictions are kept within the scale of the ratings; val_loss is not.",
      ]
  }

  private func text(_ value: Double?) -> String { value?.fixed(4) ?? "··" }

  /// What stands there before the first fold is done.
  private var waiting: String {
    switch stage {
    case .offered(let key): "\(key) starts it: \(FoldOutcomes.folds) trainings, one after another"
    case .under(.running): "waits until the run on Train ends"
    case .under: "the first fold runs …"
    }
  }

  /// What the folds that are done come to, and below it how that is beside the baseline.
  private func summary(_ metric: Metric) -> [String] {
    guard let spread = validation.spread(of: metric) else {
      return ["no fold has a \(metric.title)"]
    }
    let deviation = spread.standardDeviation.map { " ± \($0.fixed(4))" } ?? ""
    let value = "\(metric.title) \(spread.mean.fixed(4))\(deviation)"
    guard let difference = validation.difference(in: metric) else { return [value] }
    return ["\(value):", "  \(difference.words(by: metric, than: "the baseline"))"]
  }
}
