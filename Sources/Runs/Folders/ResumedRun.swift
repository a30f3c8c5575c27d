import Learning
import RatingData

/// A run on disk that is gone on with.
public struct ResumedRun: Sendable, Equatable {
  public let folder: RunFolder
  public let manifest: RunManifest
  public let checkpoint: RunCheckpoint
  /// What it said up to there.
  public let history: [TrainingEvent]

  public init(_ folder: RunFolder) throws(RunFolderError) {
    self.folder = folder
    manifest = try folder.manifest()
    checkpoint = try folder.checkpoint()
    history = Self.trimmed(folder.events(), to: checkpoint.state)
  }

  /// - Throws: where these are not the ratings that it was trained on.
  public func check(_ ratings: Ratings) throws(RunFolderError) {
    guard manifest.fits(ratings) else {
      throw .otherData(path: folder.path, data: manifest.data)
    }
  }

  /// What was said after the state was written will be said again.
  static func trimmed(_ events: [TrainingEvent], to state: TrainingState) -> [TrainingEvent] {
    var hasStarted = false
    func isBefore(_ epoch: Int, _ step: Int) -> Bool {
      epoch <= state.completed || (epoch == state.completed + 1 && step <= state.epoch?.step ?? -1)
    }
    return events.filter { event in
      switch event {
      case .started:
        defer { hasStarted = true }
        return !hasStarted
      case .progress(let progress): return isBefore(progress.epoch, progress.step)
      case .changed(let change): return isBefore(change.epoch, change.step)
      case .epoch(let record): return record.epoch <= state.completed
      case .ended: return false
      }
    }
  }
}
