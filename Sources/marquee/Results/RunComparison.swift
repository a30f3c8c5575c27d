import Cells
import Learning
import Runs
import Text

/// Several runs side by side: the settings that differ, and what they came to.
struct RunComparison: CommandResult {
  private let runs: [RunReport]

  init(_ runs: [RunReport]) { self.runs = runs }

  var json: JSON {
    [
      "runs": .array(runs.map(\.json)),
      "differences": .object(
        RunDifferences(runs).rows.map { row in
          JSON.Member(key: row.name, value: .array(row.values.map { .string($0) }))
        }),
    ]
  }

  func lines(fitting width: Int?) -> [String] {
    var table = TextTable([("", .left)] + runs.map { ($0.folder.name, .right) })
    for row in RunDifferences(runs).rows { table.append([row.name] + row.values) }
    table.append(["best"] + runs.map(\.bestText))
    table.append(["in epoch"] + runs.map { $0.best.map { "\($0.epoch)" } ?? "-" })
    table.append(["epochs run"] + runs.map { "\($0.epochs.count)" })
    table.append(["time"] + runs.map { $0.seconds.map(Numbers.duration) ?? "-" })
    return table.lines(fitting: width)
  }
}
