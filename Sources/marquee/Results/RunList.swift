import Cells
import Learning
import Runs
import Text

/// The runs that are kept.
struct RunList: CommandResult {
  private let runs: [RunReport]
  private let store: RunStore

  init(_ runs: [RunReport], in store: RunStore) {
    self.runs = runs
    self.store = store
  }

  var json: JSON {
    ["folder": .string(store.path), "runs": .array(runs.map(\.json))]
  }

  func lines(fitting width: Int?) -> [String] {
    guard !runs.isEmpty else { return ["No run is kept in \(store.path)."] }
    // A column that is there where it tells something.
    let hasRepeats = runs.contains { $0.sequel.repeats > 0 }
    var table = TextTable(
      [
        ("run", .left), ("label", .left), ("data", .left), ("epochs", .right), ("best", .right),
        ("at", .right),
        ("time", .right), ("state", .left),
      ] + (hasRepeats ? [("repeats", .right)] : []))
    for run in runs {
      table.append(
        [
          run.folder.name, run.label, run.manifest.data, "\(run.epochs.count)", run.bestText,
          run.best.map { "\($0.epoch)" } ?? "-", run.seconds.map(Numbers.duration) ?? "-",
          run.status.title,
        ] + (hasRepeats ? [run.sequel.repeats > 0 ? "\(run.sequel.repeats)" : ""] : []))
    }
    return table.lines(fitting: width)
  }
}

extension RunReport {
  /// `0.7472`, and what it measures where that is not the loss.
  var bestText: String {
    guard let value = best?.validated else { return "-" }
    return (metric == .loss ? "" : metric.key + " ") + Numbers.fixed(value, 4)
  }

  var json: JSON {
    let best: JSON =
      self.best.map { record in
        let json: JSON = [
          "measure": .string(metric.validationKey), "value": .number(record.validated),
        ]
        return json.adding(record.metrics.json)
      } ?? .null
    return [
      "name": .string(folder.name), "label": .string(label), "path": .string(folder.path),
      "data": .string(manifest.data),
      "preset": .string(manifest.settings.preset.rawValue),
      "learner": .string(manifest.settings.learner.name),
      "settings": (try? manifest.settings.json).map { .literal($0) } ?? .null,
      "started": .string(manifest.started), "epochs": .integer(epochs.count),
      "best_epoch": self.best.map { .integer($0.epoch) } ?? .null, "best": best,
      "seconds": .number(seconds), "state": .string(status.title),
      "number": .integer(sequel.number ?? manifest.number), "repeats": .integer(sequel.repeats),
      "repeated": sequel.repeated.map { .string($0) } ?? .null,
      "resumed": sequel.resumed.map { .string($0) } ?? .null,
    ]
  }
}

/// The runs that were taken off the disk, and what of their folders stays.
struct RemovedRuns: CommandResult {
  private let runs: [RemovedRun]

  init(_ runs: [RemovedRun]) { self.runs = runs }

  var json: JSON {
    [
      "removed": .array(
        runs.map { removed in
          [
            "name": .string(removed.run.name), "path": .string(removed.run.path),
            "left": .array(removed.left.map { .string($0) }),
          ]
        })
    ]
  }

  func lines(fitting width: Int?) -> [String] { runs.map { "\($0)" } }
}
