import Cells
import Learning
import Runs

/// The columns of the list of runs.
struct RunColumns {
  let table: Table
  /// Whether there is a column of labels: it would be empty where nobody gave any.
  private let hasLabels: Bool
  /// Whether there is one of how often they were repeated.
  private let hasRepeats: Bool

  init(width: Int, hasLabels: Bool, hasRepeats: Bool) {
    self.hasLabels = hasLabels
    self.hasRepeats = hasRepeats
    // What a column more takes others come later for.
    let room = hasRepeats ? 8 : 0
    table = Table(
      [
        Table.Column(.marked, as: "", .fixed(2), gap: 1),
        Table.Column(.run, .fixed(15)),
      ] + (hasLabels ? [Table.Column(.label, .flexible(minimum: 18, maximum: 40), from: 62)] : [])
        + [
          Table.Column(.preset, as: "trained with", .flexible(minimum: 8, maximum: 48)),
          Table.Column(
            .data, .flexible(minimum: 6, maximum: 24), from: (hasLabels ? 100 : 76) + room),
          Table.Column(.factorCount, .fixed(4), .right, from: (hasLabels ? 90 : 76) + room),
          Table.Column(.bestValue, .fixed(8), .right), Table.Column(.bestEpoch, .fixed(5), .right),
          Table.Column(.curve, .fixed(12), from: 90 + room),
          Table.Column(.duration, .fixed(9), .right),
          Table.Column(.status, .fixed(13), from: 70),
        ] + (hasRepeats ? [Table.Column(.repeats, .fixed(5), .right, from: 70)] : []), width: width)
  }

  func cells(_ run: RunReport, isMarked: Bool) -> [Table.Cell] {
    let settings = run.manifest.settings
    let factors = Setting.factors.descriptor
    return [
      .text(isMarked ? "●" : "○", isMarked ? .accent : .muted), .text(run.time, .muted),
    ] + (hasLabels ? [.text(run.label)] : []) + [
      .text(run.title), .text(run.manifest.data, .muted),
      .text(settings.descriptors.contains(factors) ? "\(settings[factors])" : "–", .muted),
      .text((run.best?.validated).lossText, Style(.validation, bold: true)),
      .text(run.best.map { "\($0.epoch)" } ?? "–", .muted), .text(curve(run), Style(.validation)),
      .text(run.seconds?.asDuration ?? "–", .muted),
      .text(run.status.title, run.hasFailed ? Style(.bad) : .muted),
    ] + (hasRepeats ? [.text(run.sequel.repeats > 0 ? "×\(run.sequel.repeats)" : "", .muted)] : [])
  }

  /// The values on what validates as eighths of a cell.
  private func curve(_ run: RunReport) -> String {
    let values = run.epochs.compactMap(\.validated).filter(\.isFinite)
    guard let least = values.min(), let greatest = values.max() else { return "" }
    let columns = min(12, values.count)
    return String(
      (0..<columns).map { column in
        let value = values[column * (values.count - 1) / max(1, columns - 1)]
        let share = greatest > least ? (value - least) / (greatest - least) : 0
        return Eighths.column(share)
      })
  }
}

extension RunReport {
  fileprivate var hasFailed: Bool {
    if case .ended(let reason) = status { reason.isFailure } else { false }
  }

  /// When it began, as its name has it: that much of the name is enough to find it by.
  var time: String { String(folder.name.prefix { $0 != "-" }) }
}
