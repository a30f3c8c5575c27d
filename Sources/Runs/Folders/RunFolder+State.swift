import Files
import Learning
import Models

/// A state of training and the settings that held then, as a file of tensors.
public struct RunCheckpoint: Sendable, Equatable {
  public var state: TrainingState
  public var settings: Settings

  public init(state: TrainingState, settings: Settings) {
    self.state = state
    self.settings = settings
  }

  /// What the learner's part takes; the best model is shared by many states.
  package var bytes: Int {
    state.learner.integers.values.reduce(0) { $0 + $1.count * MemoryLayout<Int>.size }
      + state.learner.numbers.values.reduce(0) { $0 + $1.count * MemoryLayout<Float>.size }
  }

  /// What a disk that is none of the fastest takes for two files, this and a best model of the same size at most.
  public var secondsToWrite: Double { 0.01 + Double(2 * bytes) / 200e6 }
}

extension RunFolder {
  private static let floats = "float."
  private static let integers = "integer."
  private static let format = "marquee-state"

  /// Writes the state, and the best model where it is another than in the state before. Killed at any
  /// moment, the folder has this state or the one before, each with its best model.
  func write(
    _ checkpoint: RunCheckpoint, weights: (Snapshot) throws -> Weights
  ) throws {
    let state = checkpoint.state
    if let best = state.best, FileKind(at: bestPath(best.epoch)) == nil {
      try weights(best).write(to: bestPath(best.epoch))
    }
    try Self.tensors(checkpoint).write(to: statePath)
    removeFiles(besides: state)
  }

  /// Writes the best model of a run that has no states, in place of the one before.
  func write(best weights: Weights) throws {
    try weights.write(to: bestPath(weights.snapshot.epoch))
    removeFiles(besides: weights.snapshot.epoch)
  }

  /// Copies a file of weights to be the best model of such a run, in place of the one before.
  func write(bestIn file: String, epoch: Int) throws {
    try DurableFile.replace(bestPath(epoch), withCopyOf: file)
    removeFiles(besides: epoch)
  }

  /// Removes the best models of other states, and what was being written as a run was killed.
  func removeFiles(besides state: TrainingState) { removeFiles(besides: state.best?.epoch) }

  private func removeFiles(besides best: Int?) {
    for name in names {
      let isOld: Bool
      if case .best(let epoch) = RunFile(name) {
        isOld = epoch != best
      } else {
        // Somebody may be about to set the label.
        isOld = RunFile(unfinished: name).map { $0 != .label } ?? false
      }
      if isOld { _ = try? Folder.removeFile(path + "/" + name) }
    }
  }

  private static func tensors(_ checkpoint: RunCheckpoint) throws -> Safetensors {
    let state = checkpoint.state
    var metadata = [
      "format": format, "version": "1", "learner": state.learner.learner,
      "settings": try checkpoint.settings.json, "completed": "\(state.completed)",
      "last_epoch": "\(state.lastEpoch)", "epochs_since_best": "\(state.epochsSinceBest)",
    ]
    metadata["best_epoch"] = state.best.map { "\($0.epoch)" }
    if let epoch = state.epoch {
      metadata["epoch_step"] = "\(epoch.step)"
      metadata["epoch_error"] = "\(epoch.error.sum)"
      metadata["epoch_count"] = "\(epoch.error.count)"
      metadata["epoch_seconds"] = "\(epoch.seconds)"
    }
    var file = Safetensors(metadata: metadata)
    for (name, values) in state.learner.integers.sorted(by: { $0.key < $1.key }) {
      file.add(integers + name, values)
    }
    for (name, values) in state.learner.numbers.sorted(by: { $0.key < $1.key }) {
      file.add(floats + name, values)
    }
    return file
  }

  /// The file of the best model; nil where no epoch was completed.
  public var weightsPath: String? {
    names.compactMap { name in
      if case .best(let epoch) = RunFile(name) { epoch } else { nil }
    }.max().map(bestPath)
  }

  /// Whether a state was written.
  public var hasState: Bool { FileKind(at: statePath) != nil }

  /// The last state that was written.
  public func checkpoint() throws(RunFolderError) -> RunCheckpoint {
    guard hasState else { throw .noState(path: path) }
    do {
      let file = try Safetensors(contentsOf: statePath)
      return try checkpoint(file)
    } catch let error as WeightsError {
      throw .broken(path: path, why: error.description)
    } catch let error as RunFolderError {
      throw error
    } catch {
      throw .broken(path: statePath, why: "\(error)")
    }
  }

  private func checkpoint(_ file: Safetensors) throws -> RunCheckpoint {
    let metadata = StateMetadata(file.metadata)
    guard file.metadata["format"] == Self.format else {
      throw RunFolderError.broken(path: statePath, why: "expected the state of a run")
    }
    let learner = LearnerState(
      learner: try metadata.text("learner"), integers: try file.integers(Self.integers),
      numbers: try file.floats(Self.floats))
    let epochs = 0...Schedule.epochsAllowed.upperBound * 2
    let completed = try metadata.whole("completed", in: epochs)
    return RunCheckpoint(
      state: TrainingState(
        learner: learner, completed: completed,
        lastEpoch: try metadata.whole("last_epoch", in: epochs),
        epochsSinceBest: try metadata.whole("epochs_since_best", in: epochs),
        best: try best(metadata, completed: completed), epoch: try metadata.epoch()),
      settings: try Settings(json: try metadata.text("settings")))
  }

  /// nil where no epoch was completed.
  private func best(_ metadata: StateMetadata, completed: Int) throws -> Snapshot? {
    guard metadata.has("best_epoch") else { return nil }
    let epoch = try metadata.whole("best_epoch", in: 1...max(1, completed))
    let best = try Weights(contentsOf: bestPath(epoch)).snapshot
    guard best.epoch == epoch else {
      throw RunFolderError.broken(
        path: bestPath(epoch), why: "of epoch \(best.epoch): expected epoch \(epoch)")
    }
    return best
  }
}
