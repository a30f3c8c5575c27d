import Cells
import Learning
import Story

/// A table with a row an epoch.
struct TableLog: TrainingLog {
  /// Lines that come before the table.
  let introduction: [String]
  private var patience: Int?
  /// nil where none is told.
  private var story: Story?
  private var history = EpochHistory()

  private static let widths = [5, 9, 9, 9, 10]

  /// - Parameter facts: what is known of the run for sentences between the rows; nil wants none.
  init(introduction: [String], _ facts: StoryFacts? = nil) {
    self.introduction = introduction
    story = facts.map { Story($0) }
  }

  mutating func lines(for event: TrainingEvent) -> [String] {
    if case .epoch(let record) = event { history.add(record) }
    let sentences = story?.hear(event, history) ?? []
    return rows(for: event) + sentences.filter { $0.kind != .change }.map { "       " + $0.text }
  }

  private mutating func rows(for event: TrainingEvent) -> [String] {
    switch event {
    case .started(let summary):
      patience = summary.patience
      return introduction + [
        "",
        Self.row(
          ["epoch", summary.metric.key, summary.metric.validationKey, "time", "ratings"]),
      ]
    case .progress: return []
    case .changed(let change): return ["in epoch \(change.epoch): \(change.description)"]
    case .epoch(let record):
      let row = Self.row([
        "\(record.epoch)", record.knownTrained.map { Numbers.fixed($0, 4) } ?? "-",
        record.validated.map { Numbers.fixed($0, 4) } ?? "-",
        record.seconds.map(Numbers.duration) ?? "-",
        record.ratingsPerSecond.map { "\($0.asRate)/s" } ?? "-",
      ])
      guard !record.isBest else { return [row] }
      return [row + "  no better" + (patience.map { ", \(record.epochsSinceBest) of \($0)" } ?? "")]
    case .ended(let end): return ["", end.summary]
    }
  }

  private static func row(_ cells: [String]) -> String {
    zip(cells, widths).map { TextTable.pad($0, to: $1, .right) }.joined(separator: " ")
  }
}

extension RunEnd {
  /// How the run ended and what is kept, in a sentence. Why it failed is the program's last message.
  var summary: String {
    let how = reason.title.prefix(1).uppercased() + reason.title.dropFirst()
    let best = bestEpoch.map { epoch in
      "; best epoch \(epoch)"
        + (bestValidated.map { ", \(metric.validationKey) \(Numbers.fixed($0, 4))" } ?? "")
    }
    let time = seconds.map { " after \(Numbers.duration($0))" } ?? ""
    return "\(how)\(time)\(best ?? "; no epoch was completed")."
  }
}
