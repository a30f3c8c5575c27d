import Cells
import Learning

/// The command that repeats a run bit for bit without a screen.
struct RunCommand {
  let text: String

  /// - Returns: nil where there is no run, or another program's.
  init?(_ shared: Shared) {
    guard var settings = shared.train.startSettings else { return nil }
    // Epochs that were added are part of the run.
    if let planned = shared.train.plannedEpochs, planned > settings[.epochs] {
      settings[.epochs] = planned
    }
    let changes = shared.train.changes.flatMap { change in
      change.values.sorted { $0.key < $1.key }.flatMap { key, value in
        let option = Settings.all.first { $0.key == key }?.option ?? key
        return ["--change", "\(change.epoch):\(change.step):\(option)=\(value)"]
      }
    }
    let words = ["marquee", "train"] + shared.dataArguments + settings.arguments + changes
    text = words.map(\.shellQuoted).joined(separator: " ")
  }
}
