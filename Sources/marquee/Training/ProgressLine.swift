import Learning

/// What a person reads while a command trains before it answers.
struct ProgressLine {
  let data: String
  /// How many epochs are planned, where that is known: `/15`.
  private var plan = ""
  private var validation = ""
  private var metric = Metric.loss
  private var line = StatusLine()

  init(data: String) { self.data = data }

  /// What to write; the end of the run leaves an empty line.
  mutating func text(for event: TrainingEvent) -> String {
    switch event {
    case .started(let summary):
      plan = summary.epochs.map { "/\($0)" } ?? ""
      metric = summary.metric
      return line.replace(with: "Training on \(data) …")
    case .progress(let progress):
      let value = Numbers.fixed(progress.trained, 4)
      return line.replace(
        with: "Training on \(data): epoch \(progress.epoch)\(plan), \(metric.key) \(value)"
          + validation)
    case .epoch(let record):
      validation =
        record.validated.map { ", \(metric.validationKey) \(Numbers.fixed($0, 4))" } ?? ""
      return ""
    case .changed: return ""
    case .ended:
      return line.end()
    }
  }
}
