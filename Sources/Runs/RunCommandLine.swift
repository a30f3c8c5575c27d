import Learning
import Text

/// The command that repeats a run bit for bit without a screen.
public struct RunCommandLine: Sendable {
  /// As a POSIX shell takes it.
  public let text: String

  /// - Parameters:
  ///   - dataArguments: how the data were asked for on the command line.
  ///   - settings: as the run began.
  public init(dataArguments: [String], settings: Settings, course: RunCourse = RunCourse()) {
    let changes = course.changes.flatMap { change in
      change.values.sorted { $0.key < $1.key }.flatMap { key, value in
        let option = Settings.all.first { $0.key == key }?.option ?? key
        return ["--change", "\(change.epoch):\(change.step):\(option)=\(value)"]
      }
    }
    let words =
      ["marquee", "train"] + dataArguments + course.settings(startingFrom: settings).arguments
      + changes
    text = words.map(\.shellQuoted).joined(separator: " ")
  }
}

/// What became of a run's plan on its way.
public struct RunCourse: Sendable {
  /// Settings that changed, earliest first.
  public var changes: [SettingsChange]
  /// The epoch after which it ends at the latest, those included that were added; nil where it is not known.
  public var planned: Int?
  /// Those that were completed.
  public var epochs: [EpochRecord]
  /// How it ended; nil while it has not.
  public var end: RunEnd.Reason?

  public init(
    changes: [SettingsChange] = [], planned: Int? = nil, epochs: [EpochRecord] = [],
    end: RunEnd.Reason? = nil
  ) {
    self.changes = changes
    self.planned = planned
    self.epochs = epochs
    self.end = end
  }

  /// The settings with which a run takes this course in one go: with the epochs that were added, and so patient that it
  /// does not end where this one was told to go on.
  func settings(startingFrom start: Settings) -> Settings {
    var settings = start
    if let planned, Schedule.epochsAllowed.contains(planned) { settings[.epochs] = planned }
    guard let patience = patienceThatWentOn, patience > settings[.patience] else { return settings }
    settings[.patience] = patience
    if end == .earlyStopping { settings[.epochs] = epochs.count }
    return settings
  }

  /// The least patience with which no epoch but the last is one to stop after; nil where not every epoch is told of.
  private var patienceThatWentOn: Int? {
    guard !epochs.isEmpty, epochs.last?.epoch == epochs.count else { return nil }
    var (waited, longest) = (0, 0)
    for epoch in epochs.dropLast() {
      waited = epoch.isBest ? 0 : waited + 1
      longest = max(longest, waited)
    }
    return longest + 1
  }
}
