import Learning
import RatingData

/// A run on disk that is resumed.
public struct ResumedRun: Sendable, Equatable {
  public let folder: RunFolder
  public let manifest: RunManifest
  public private(set) var resumption: Resumption

  /// - Throws: where there is no run that can go on, and for what in its files nothing could be trained with.
  public init(_ folder: RunFolder) throws(RunFolderError) {
    self.folder = folder
    let manifest = try folder.manifest()
    do throws(StoredValueError) {
      self.manifest = try manifest.validated()
    } catch {
      throw .broken(path: folder.manifestPath, why: error.description)
    }
    let checkpoint = try folder.checkpoint()
    try Self.check(checkpoint, isOf: manifest, in: folder)
    let state = checkpoint.state
    let history = Self.trimmed(folder.events(), to: state)
    resumption = Resumption(
      checkpoint,
      planned: manifest.planned.filter { !state.includes($0.epoch, step: $0.step) },
      history: history, replayed: history)
  }

  /// - Throws: where the state is of other settings than those that the run began with and cannot change.
  private static func check(
    _ checkpoint: RunCheckpoint, isOf manifest: RunManifest, in folder: RunFolder
  ) throws(RunFolderError) {
    let (begun, reached) = (manifest.settings, checkpoint.settings)
    let extended = [Setting.epochs.descriptor, Setting.patience.descriptor]
    for setting in begun.descriptors where setting.change != .live && !extended.contains(setting) {
      guard begun[setting] != reached[setting] else { continue }
      throw .broken(
        path: folder.manifestPath,
        why: "\(begun.storedKey(of: setting)) is \(begun[setting]), and the state was trained with"
          + " \(reached[setting])")
    }
  }

  /// - Throws: where these are not the ratings that it was trained on.
  public func check(_ ratings: Ratings) throws(RunFolderError) {
    guard manifest.fits(ratings) else {
      throw .otherData(path: folder.path, data: manifest.data)
    }
    guard let best = resumption.checkpoint.state.best else { return }
    let (users, movies) = (best.model.userCount, best.model.movieCount)
    guard users == ratings.userCount, movies == ratings.movieCount else {
      throw .broken(
        path: folder.bestPath(best.epoch),
        why: "of \(users) users and \(movies) movies: expected \(ratings.userCount) and"
          + " \(ratings.movieCount)")
    }
  }

  /// The run with its end after so many epochs.
  ///
  /// - Parameter epochs: as many as it has behind it at least; the ones that went by without a better one are forgiven
  ///   where there are to be more than planned.
  public func ending(after epochs: Int) -> ResumedRun {
    var checkpoint = resumption.checkpoint
    if epochs > checkpoint.state.lastEpoch { checkpoint.state.epochsSinceBest = 0 }
    checkpoint.state.lastEpoch = epochs
    var run = self
    run.resumption = Resumption(
      checkpoint, planned: resumption.planned, history: resumption.history,
      replayed: resumption.replayed)
    return run
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

/// Where a run begins that does not begin at its first step: with the state of another, or of its own from before.
public struct Resumption: Sendable, Equatable {
  public let checkpoint: RunCheckpoint
  /// The changes that are still to be made.
  public let planned: [SettingsChange]
  /// What was said up to there, for the record.
  public let history: [TrainingEvent]
  /// What of it is reported again, for listeners that were not there.
  public let replayed: [TrainingEvent]

  public init(
    _ checkpoint: RunCheckpoint, planned: [SettingsChange], history: [TrainingEvent],
    replayed: [TrainingEvent] = []
  ) {
    self.checkpoint = checkpoint
    self.planned = planned
    self.history = history
    self.replayed = replayed
  }
}
