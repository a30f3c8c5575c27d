import Files
import Learning

/// What there is to tell of a run on disk, from what it is and what it said.
public struct RunReport: Sendable {
  public enum Status: Sendable, Equatable {
    /// A program trains it now.
    case running
    case ended(RunEnd.Reason)
    /// It was killed: it has no end.
    case interrupted

    /// In a word or two.
    public var title: String {
      switch self {
      case .running: "running"
      case .ended(let reason): reason.title
      case .interrupted: "interrupted"
      }
    }
  }

  public let folder: RunFolder
  public let manifest: RunManifest
  /// What a person calls it; empty where nobody has.
  public let label: String
  /// What its losses measure.
  public let measure: Measure
  public let epochs: [EpochRecord]
  public let changes: [SettingsChange]
  public let best: EpochRecord?
  /// Training time.
  public let seconds: Double
  public let status: Status

  public init(
    _ folder: RunFolder, _ manifest: RunManifest, label: String = "", measure: Measure = .loss,
    epochs: [EpochRecord],
    changes: [SettingsChange] = [], status: Status
  ) {
    self.folder = folder
    self.manifest = manifest
    self.label = label
    self.measure = measure
    self.epochs = epochs
    self.changes = changes
    self.status = status
    best = epochs.last { $0.isBest && $0.validationLoss != nil }
    seconds = epochs.reduce(0) { $0 + $1.seconds }
  }

  /// What the files of a run tell.
  public init(_ folder: RunFolder) throws(RunFolderError) {
    var measure = Measure.loss
    var epochs: [EpochRecord] = []
    var changes: [SettingsChange] = []
    var end: RunEnd?
    for event in folder.events() {
      switch event {
      case .started(let summary):
        measure = summary.measure
        end = nil
      case .epoch(let record): epochs.append(record)
      case .changed(let change): changes.append(change)
      case .ended(let ended): end = ended
      case .progress: break
      }
    }
    self.init(
      folder, try folder.manifest(), label: folder.label, measure: measure, epochs: epochs,
      changes: changes,
      status: Self.status(end, isLocked: folder.isLocked))
  }

  private static func status(_ end: RunEnd?, isLocked: Bool) -> Status {
    if isLocked { return .running }
    return end.map { .ended($0.reason) } ?? .interrupted
  }
}
