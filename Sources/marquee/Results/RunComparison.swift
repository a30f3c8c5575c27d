import Cells
import Learning
import Runs

/// Several runs side by side: the settings that differ, and what they came to.
struct RunComparison: CommandResult {
  private let runs: [RunReport]

  init(_ runs: [RunReport]) { self.runs = runs }

  var json: JSON {
    [
      "runs": .array(runs.map(\.json)),
      "differences": .object(
        differences.map { row in
          JSON.Member(key: row.name, value: .array(row.values.map { .string($0) }))
        }),
    ]
  }

  /// What is not the same in all runs.
  private var differences: [(name: String, values: [String])] {
    let settings = Settings.all.map { setting in
      (
        name: setting.title,
        values: runs.map { run in
          run.manifest.settings.descriptors.contains(setting)
            ? setting.text(run.manifest.settings[setting]) : "-"
        }
      )
    }
    let rows =
      [
        (name: "data", values: runs.map(\.manifest.data)),
        (name: "preset", values: runs.map(\.manifest.settings.preset.rawValue)),
      ] + settings
      + [
        (
          name: "changed on the way",
          values: runs.map { $0.changes.isEmpty ? "-" : "\($0.changes.count) times" }
        )
      ]
    return rows.filter { Set($0.values).count > 1 }
  }

  func lines(fitting width: Int?) -> [String] {
    var table = TextTable([("", .left)] + runs.map { ($0.folder.name, .right) })
    for row in differences { table.append([row.name] + row.values) }
    table.append(["best"] + runs.map(\.bestText))
    table.append(["in epoch"] + runs.map { $0.best.map { "\($0.epoch)" } ?? "-" })
    table.append(["epochs run"] + runs.map { "\($0.epochs.count)" })
    table.append(["time"] + runs.map { Numbers.duration($0.seconds) })
    return table.lines(fitting: width)
  }
}
