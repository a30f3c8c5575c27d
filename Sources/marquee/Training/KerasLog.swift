import Learning

/// The lines of Keras 1: what the notebook printed.
///
///     Epoch 1/15
///     0.08s - loss: 11.1471 - val_loss: 5.4217
struct KerasLog: TrainingLog {
  /// Lines that come before the first epoch.
  let introduction: [String]
  /// How many epochs are planned, where that is known: `/15`.
  private var plan = ""
  private var metric = Metric.loss
  private var announced = 0

  init(introduction: [String]) { self.introduction = introduction }

  mutating func lines(for event: TrainingEvent) -> [String] {
    switch event {
    case .started(let summary):
      plan = summary.epochs.map { "/\($0)" } ?? ""
      metric = summary.metric
      return introduction
    case .progress(let progress): return announcement(of: progress.epoch)
    case .epoch(let record):
      let losses = [
        (metric.key, record.knownTrained), (metric.validationKey, record.validated),
      ].compactMap { name, loss in loss.map { "\(name): \(Numbers.fixed($0, 4))" } }
      let time = record.seconds.map { [Numbers.seconds($0)] } ?? []
      let line = (time + losses).joined(separator: " - ")
      return announcement(of: record.epoch) + [line]
    case .changed(let change):
      return announcement(of: change.epoch) + ["Epoch \(change.epoch): \(change.description)"]
    case .ended: return []
    }
  }

  /// Once an epoch.
  private mutating func announcement(of epoch: Int) -> [String] {
    guard epoch > announced else { return [] }
    announced = epoch
    return ["Epoch \(epoch)\(plan)"]
  }
}
