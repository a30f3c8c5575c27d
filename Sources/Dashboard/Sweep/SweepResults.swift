import Learning
import Tuning

/// A sweep as it fills, and the combination of settings that is selected.
struct SweepResults: Sendable, Equatable {
  private(set) var table: SweepTable
  /// The selected cell of the table.
  private(set) var cell = 0
  private var time = TimeLeft()

  init(_ table: SweepTable) { self.table = table }

  mutating func receive(_ point: SweepPoint) {
    table.add(point)
    time.spend(until: point.seconds)
  }

  /// How far it has come, for the title: `4 of 9`, and how long the rest takes.
  var progress: [String] {
    let left = time.words(done: table.done, of: table.plan.trials)
    return ["\(table.done) of \(table.plan.trials)"] + (left.map { [$0] } ?? [])
  }

  /// Its table as a metric has it, where that follows from what runs go by; else by that itself.
  func table(by metric: Metric) -> SweepTable { table.read(by: metric) ?? table }

  /// - Parameter metric: what is shown: combinations of more than two settings stand in its order.
  mutating func moveCell(rows: Int, columns: Int, by metric: Metric) {
    let plan = table.plan
    guard plan.isMap else {
      // From the best down to the worst.
      let ranking = table(by: metric).ranking
      let here = ranking.firstIndex(of: cell) ?? 0
      cell = ranking[(here + rows + columns).clamped(to: 0...ranking.count - 1)]
      return
    }
    let row = (cell / plan.columns + rows).clamped(to: 0...plan.rows - 1)
    let column = (cell % plan.columns + columns).clamped(to: 0...plan.columns - 1)
    cell = row * plan.columns + column
  }

  /// The settings of the selected cell.
  var selectedSettings: Settings { table.plan.settings(of: cell) }
}
