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
          let json: JSON = [
            "epoch": .integer(record.epoch), "loss": .number(record.trained),
            "val_loss": .number(record.validated), "seconds": .number(record.seconds),
          ]
          return json.adding(record.metrics.json)
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
      ("epoch", .right), (run.metric.key, .right), (run.metric.validationKey, .right),
      ("time", .right),
    ])
    for record in run.epochs {
      table.append([
        "\(record.epoch)", Numbers.fixed(record.trained, 4),
        record.validated.map { Numbers.fixed($0, 4) } ?? "-",
        record.seconds.map(Numbers.duration) ?? "-",
      ])
    }
    return facts.map { "\($0.padded(to: 10))\($1)" } + [""] + table.lines(fitting: width)
  }
}
