import Learning
import RatingData

/// A run on disk that is resumed.
public struct ResumedRun: Sendable, Equatable {
  public let folder: RunFolder
  public let manifest: RunManifest
  public let resumption: Resumption

  public init(_ folder: RunFolder) throws(RunFolderError) {
    self.folder = folder
    manifest = try folder.manifest()
    let checkpoint = try folder.checkpoint()
    let state = checkpoint.state
    let history = Self.trimmed(folder.events(), to: state)
    resumption = Resumption(
      checkpoint,
      planned: manifest.planned.filter { !state.includes($0.epoch, step: $0.step) },
      history: history, replayed: history)
  }

  /// - Throws: where these are not the ratings that it was trained on.
  public func check(_ ratings: Ratings) throws(RunFolderError) {
    guard manifest.fits(ratings) else {
      throw .otherData(path: folder.path, data: manifest.data)
    }
  }

  /// What was said after the state was written will be said again.
  static func trimmed(
    _ events: [TrainingEvent], to state: TrainingState
  ) -> [TrainingEvent] {
    var hasStarted = false
    return events.filter { event in
      switch event {
      case .started:
        defer { hasStarted = true }
        return !hasStarted
      case .progress(let progress): return state.includes(progress.epoch, step: progress.step)
      case .changed(let change): return state.includes(change.epoch, step: change.step)
      case .epoch(let record): return record.epoch <= state.completed
      case .ended: return false
      }
    }
  }
}

extension TrainingState {
  /// Whether it has so many steps of an epoch behind it.
  fileprivate func includes(_ epoch: Int, step: Int) -> Bool {
    guard epoch == completed + 1, let running = self.epoch else { return epoch <= completed }
    return step <= running.step
  }
}
