import Cells
import Learning
import Runs
import Text

/// One run: its settings, its epochs, and the command that repeats it.
struct RunDetail: CommandResult {
  private let run: RunReport

  init(_ run: RunReport) { self.run = run }

  var json: JSON {
    run.json.adding([
      "command": .string(run.command),
      "history": .array(
        run.epochs.map { record in
          [
            "epoch": .integer(record.epoch), "loss": .number(record.loss),
            "val_loss": .number(record.validationLoss), "seconds": .number(record.seconds),
          ]
        }),
    ])
  }

  func lines(fitting width: Int?) -> [String] {
    let origin = run.manifest.origin.map { [("branch of", "\($0)")] } ?? []
    let repeats = run.sequel.repeatsText.map { [("repeated", $0)] } ?? []
    let facts =
      [
        ("run", run.folder.name), ("label", run.label.isEmpty ? "-" : run.label),
        ("folder", run.folder.path), ("data", run.manifest.data),
        ("started", run.manifest.started),
      ] + repeats + origin + [
        ("state", run.status.title),
        ("best", run.best.map { "\(run.bestText) in epoch \($0.epoch)" } ?? "-"),
        ("time", run.seconds.map(Numbers.duration) ?? "-"), ("repeat it", run.command),
      ]
      + (run.folder.hasState ? [("resume it", "marquee train --resume \(run.folder.name)")] : [])
    var table = TextTable([
      ("epoch", .right), (run.measure.name, .right), (run.measure.validationName, .right),
      ("time", .right),
    ])
    for record in run.epochs {
      table.append([
        "\(record.epoch)", Numbers.fixed(record.loss, 4),
        record.validationLoss.map { Numbers.fixed($0, 4) } ?? "-",
        record.seconds.map(Numbers.duration) ?? "-",
      ])
    }
    return facts.map { "\($0.padded(to: 10))\($1)" } + [""] + table.lines(fitting: width)
  }
}
