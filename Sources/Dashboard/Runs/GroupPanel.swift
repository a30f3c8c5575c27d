import Cells
import Runs

/// The runs of a group, by what differs among them, and what each came to.
struct GroupPanel {
  let group: RunGroup?
  let grouping: RunGrouping

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let count = group.map { $0.runs.counted } ?? []
    let inner = canvas.panel(
      rect, .runsOfGroup, as: group.map { grouping.name($0.key.value) } ?? "group", count)
    guard let group else { return }
    let table = Table(
      [
        Table.Column(.runOfGroup, as: "run", .flexible(minimum: 8, maximum: 60)),
        Table.Column(.bestValue, .fixed(8), .right), Table.Column(.bestEpoch, .fixed(5), .right),
      ], width: inner.width - 1)
    let (head, below) = inner.split(top: 1)
    table.drawHead(on: &canvas, in: head.indented)
    for ((run, name), y) in zip(zip(group.runs, group.names), below.y..<below.maxY) {
      let line = Rect(x: inner.x, y: y, width: inner.width, height: 1)
      table.draw(
        [
          .text(name), .text((run.best?.validated).lossText, Style(.validation)),
          .text(run.best.map { "\($0.epoch)" } ?? "–", .muted),
        ], on: &canvas, in: line.indented)
    }
  }
}

extension RunGroup {
  /// What tells its runs from each other; when they began where nothing does.
  fileprivate var names: [String] {
    zip(runs, RunNames(runs).beside).map { run, name in name == run.title ? run.time : name }
  }
}

extension [RunReport] {
  fileprivate var counted: [String] { [count == 1 ? "1 run" : "\(count) runs"] }
}

extension Rect {
  /// Without its first column.
  fileprivate var indented: Rect { Rect(x: x + 1, y: y, width: max(0, width - 1), height: height) }
}
