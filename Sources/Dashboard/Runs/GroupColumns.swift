import Cells
import Learning
import Runs

/// The columns of the list of groups.
struct GroupColumns {
  let table: Table
  private let grouping: RunGrouping

  /// A learner or data that all groups share go without saying.
  init(_ grouping: RunGrouping, _ groups: [RunGroup], width: Int) {
    self.grouping = grouping
    let learners = grouping == .learner ? 1 : Set(groups.map(\.key.learner)).count
    let data = Set(groups.map(\.key.data)).count
    table = Table(
      [
        Table.Column(.marked, as: "", .fixed(2), gap: 1),
        Table.Column(
          grouping.term, as: grouping.title, .flexible(minimum: 8, maximum: 26)),
        Table.Column(
          .learnerOfRun, .flexible(minimum: 6, maximum: 14), from: learners > 1 ? 0 : .max),
        Table.Column(
          .data, .flexible(minimum: 6, maximum: 24), from: data > 1 ? 0 : .max),
        Table.Column(.groupSize, as: "runs", .fixed(5), .right),
        Table.Column(.groupMean, .fixed(8), .right),
        Table.Column(.groupDeviation, as: "±", .fixed(7), .right),
        Table.Column(.bestOfGroup, as: "best", .fixed(8), .right),
        Table.Column(.duration, .fixed(8), .right, from: 56),
        Table.Column(.alsoDiffer, .flexible(minimum: 12, maximum: 60), gap: 2, from: 66),
      ], width: width)
  }

  func cells(_ group: RunGroup, isMarked: Bool) -> [Table.Cell] {
    [
      .text(isMarked ? "●" : "○", isMarked ? .accent : .muted),
      .text(grouping.text(group.key.value)), .text(group.key.learner, .muted),
      .text(group.key.data, .muted),
      .text("\(group.runs.count)", .muted),
      .text((group.best?.mean).lossText, Style(.validation, bold: true)),
      .text(group.best?.standardDeviation.map { $0.fixed(4) } ?? "–", .muted),
      .text((group.bestRun?.best?.validated).lossText, Style(.validation)),
      .text(group.seconds?.asDuration ?? "–", .muted),
      .text(group.differences.joined(separator: ", "), .muted),
    ]
  }
}
