import Files
import FoundationEssentials
import Learning

/// What was trained and what that came to, without times.
struct RunResult {
  let manifest: RunManifest
  private let folder: RunFolder
  /// The events.
  private let lines: [String]

  /// - Returns: nil of a run that has not come to an end by itself, goes on from another one or from a state, has a
  ///   label or anything of a person's in its folder, or whose ratings are not known. Such runs are kept each.
  init?(_ folder: RunFolder) {
    guard let manifest = try? folder.manifest(), manifest.origin == nil,
      !manifest.fingerprint.isEmpty, folder.label.isEmpty, folder.sequel.resumed == nil,
      folder.foreignNames.isEmpty,
      let format = try? EventFormat(data: "", settings: manifest.settings)
    else { return nil }
    let events = folder.events()
    guard case .ended(let end) = events.last, end.reason != .stopped else { return nil }
    self.folder = folder
    self.manifest = manifest
    lines = events.compactMap(\.withoutTimes).map(format.line)
  }

  /// Whether another run repeats this one bit for bit, by its files.
  func isSame(as other: RunFolder) -> Bool {
    // Most runs differ in what is read first.
    guard let begun = try? other.manifest(), manifest.isSameTraining(as: begun),
      let result = RunResult(other)
    else { return false }
    return lines == result.lines && hasSameFiles(as: result)
  }

  private func hasSameFiles(as other: RunResult) -> Bool {
    let names = weights
    return names == other.weights
      && names.allSatisfy { name in
        (try? InputFile.haveSameBytes(folder.path + "/" + name, other.folder.path + "/" + name))
          ?? false
      }
  }

  /// The files of the state and of the best model.
  private var weights: [String] {
    folder.names.filter { name in
      switch RunFile(name) {
      case .state, .best: true
      default: false
      }
    }
  }
}

extension RunManifest {
  /// Whether the same command on the same ratings began both.
  fileprivate func isSameTraining(as other: RunManifest) -> Bool {
    data == other.data && arguments == other.arguments && fingerprint == other.fingerprint
      && ratings == other.ratings && settings == other.settings && planned == other.planned
  }
}

extension TrainingEvent {
  /// nil of progress, which comes by the clock.
  fileprivate var withoutTimes: TrainingEvent? {
    switch self {
    case .progress: nil
    case .started, .changed: self
    case .epoch(let record):
      .epoch(
        EpochRecord(
          epoch: record.epoch, metrics: record.metrics, seconds: 0, ratingsPerSecond: 0,
          isBest: record.isBest,
          epochsSinceBest: record.epochsSinceBest))
    case .ended(let end):
      .ended(
        RunEnd(
          reason: end.reason, bestEpoch: end.bestEpoch,
          bestValidated: end.bestValidated, seconds: 0, metric: end.metric))
    }
  }
}
