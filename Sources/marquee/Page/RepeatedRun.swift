import Concurrency
import Engines
import Learning
import Models
import RatingData
import Runs

/// A run that is trained once more, for the models that it had on the way: a kept run has its best one alone.
struct RepeatedRun {
  private let report: RunReport
  private let data: DataSet
  private let workers: Workers

  /// Seconds of training that nobody minds to wait for again.
  private static let patience = 60.0

  init(_ report: RunReport, on data: DataSet, workers: Workers) {
    self.report = report
    self.data = data
    self.workers = workers
  }

  /// The models after some epochs; none where the run cannot be repeated, takes long, or comes to something else.
  func snapshots(of epochs: [Int]) throws(Failure) -> [Snapshot] {
    guard report.manifest.origin == nil, epochs.count > 1, let last = report.epochs.last?.epoch,
      let seconds = report.seconds, seconds <= Self.patience
    else { return [] }
    var settings = report.manifest.settings
    // It goes as far as the run went, whatever it was planned to do.
    settings.schedule = Schedule(epochs: last, patience: last)
    let engine = LocalEngine(settings, on: data.ratings, changes: report.changes)
    let interruption = Interruption()
    var line = StatusLine()
    var (found, isSame): ([Snapshot], Bool) = ([], true)
    let wanted = Set(epochs)
    engine.run(
      EngineOutput(
        report: { event in
          guard case .epoch(let record) = event else { return }
          isSame = isSame && isAsBefore(record)
          if StandardError.isTerminal {
            StandardError.write(
              line.text { _ in "Training again: epoch \(record.epoch) of \(last)" })
          }
          if !isSame || interruption.requested != nil { engine.control.give(.stop) }
        },
        publish: { snapshot, _ in
          let isNew = found.last?.epoch != snapshot.epoch
          if snapshot.isWhole, isNew, wanted.contains(snapshot.epoch) { found.append(snapshot) }
        }), on: workers)
    if StandardError.isTerminal { StandardError.write(line.end()) }
    if let signal = interruption.requested { throw .interrupted(signal: signal) }
    return isSame ? found : []
  }

  /// Whether an epoch came to what it came to in the run, to the last digit that was written.
  private func isAsBefore(_ record: EpochRecord) -> Bool {
    guard let before = report.epochs.first(where: { $0.epoch == record.epoch }) else { return true }
    return before.trained == record.trained && before.validated == record.validated
  }
}
