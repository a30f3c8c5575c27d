import Factorization

/// One line that writes over itself while a command trains before it answers.
///
/// Carriage returns and spaces alone, so that any terminal can show it.
struct ProgressLine {
  let data: String
  private var epochs = 0
  private var validation = ""
  /// What stands in the line now.
  private var width = 0

  init(data: String) { self.data = data }

  /// What to write; the end of the run leaves an empty line.
  mutating func text(for event: TrainingEvent) -> String {
    switch event {
    case .started(let summary):
      epochs = summary.epochs
      return replace(with: "Training on \(data) …")
    case .progress(let progress):
      let loss = Numbers.fixed(progress.loss, 4)
      return replace(
        with: "Training on \(data): epoch \(progress.epoch)/\(epochs), loss \(loss)\(validation)")
    case .epoch(let record):
      validation = record.validationLoss.map { ", val_loss \(Numbers.fixed($0, 4))" } ?? ""
      return ""
    case .ended:
      return replace(with: "") + "\r"
    }
  }

  private mutating func replace(with line: String) -> String {
    defer { width = line.count }
    return "\r" + line + String(repeating: " ", count: max(0, width - line.count))
  }
}
