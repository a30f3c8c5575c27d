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
  /// What came after it.
  public let sequel: RunSequel
  /// The metric that stopped it and chose its best epoch.
  public let metric: Metric
  public let epochs: [EpochRecord]
  public let changes: [SettingsChange]
  /// The epoch after which it ends at the latest, those included that were added; nil where it is not known.
  public let planned: Int?
  public let best: EpochRecord?
  /// Training time; nil where it is not known of every epoch.
  public let seconds: Double?
  public let status: Status

  public init(
    _ folder: RunFolder, _ manifest: RunManifest, label: String = "",
    sequel: RunSequel = RunSequel(),
    metric: Metric = .loss,
    epochs: [EpochRecord],
    changes: [SettingsChange] = [], planned: Int? = nil, status: Status
  ) {
    self.planned = planned
    self.folder = folder
    self.manifest = manifest
    self.label = label
    self.sequel = sequel
    self.metric = metric
    let history = EpochHistory(epochs)
    self.epochs = history.records
    self.changes = changes
    self.status = status
    best = history.records.last { $0.isBest && $0.validated != nil }
    seconds = history.seconds
  }

  /// What the files of a run tell.
  public init(_ folder: RunFolder) throws(RunFolderError) {
    var metric = Metric.loss
    var epochs = EpochHistory()
    var changes: [SettingsChange] = []
    var planned: Int?
    var end: RunEnd?
    for event in folder.events() {
      switch event {
      case .started(let summary):
        metric = summary.metric
        planned = summary.epochs
        end = nil
      case .progress(let progress):
        if epochs.goBack(before: progress.epoch) { changes.goBack(before: progress.epoch) }
      case .epoch(let record):
        if epochs.goBack(before: record.epoch) { changes.goBack(before: record.epoch) }
        epochs.add(record)
      case .changed(let change): changes.append(change)
      case .ended(let ended): end = ended
      }
    }
    self.init(
      folder, try folder.manifest(), label: folder.label, sequel: folder.sequel, metric: metric,
      epochs: epochs.records, changes: changes, planned: planned,
      status: Self.status(end, isLocked: folder.isLocked))
  }

  /// The command that repeats it.
  public var command: String {
    var course = RunCourse(changes: changes, planned: planned, epochs: epochs)
    if case .ended(let reason) = status { course.end = reason }
    return RunCommandLine(
      dataArguments: manifest.arguments, settings: manifest.settings, course: course
    ).text
  }

  /// Whether it is trained now, or has something on the disk to go on from or to look into: one that was killed while its
  /// first model was written has neither, whatever its events say.
  var hasSomethingToShow: Bool {
    let isKept = folder.hasState || folder.weightsPath != nil
    return switch status {
    case .running: true
    case .ended(.failed): !epochs.isEmpty && isKept
    case .ended, .interrupted: isKept
    }
  }

  /// What the files of runs tell, and why those of some cannot be read.
  public static func reading(
    _ folders: [RunFolder]
  ) -> (reports: [RunReport], problems: [RunFolderError]) {
    var (reports, problems): ([RunReport], [RunFolderError]) = ([], [])
    for folder in folders {
      do throws(RunFolderError) { reports.append(try RunReport(folder)) } catch {
        problems.append(error)
      }
    }
    return (reports, problems)
  }

  private static func status(_ end: RunEnd?, isLocked: Bool) -> Status {
    if isLocked { return .running }
    return end.map { .ended($0.reason) } ?? .interrupted
  }
}
