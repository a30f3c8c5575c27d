import Learning

/// A run that goes on from the end of an epoch of another one, with settings of its own.
public struct Branch: Sendable, Equatable {
  /// The last epoch that both have.
  public let epoch: Int
  /// As the run would have begun, had it made that epoch itself.
  public let settings: Settings
  /// What was set on the way to that epoch, and what is set there.
  public let changes: [SettingsChange]
  /// What the other run said up to there.
  public let history: [TrainingEvent]
}

extension TrainState {
  /// The epochs that a run can branch off after; nil where there is none. After early stopping the last one is none: no
  /// run with the same patience comes past it.
  var branchEpochs: ClosedRange<Int>? {
    let last = hasStoppedEarly ? epochs.count - 1 : epochs.count
    return startSettings == nil || last < 1 ? nil : 1...last
  }

  /// What a branch after an epoch starts from: the settings that held there, and a plan that goes beyond it.
  func branchSettings(after epoch: Int) -> Settings? {
    guard var settings = startSettings else { return nil }
    for change in changes where change.epoch <= epoch { settings.take(change.values) }
    let planned = max(plannedEpochs ?? 0, settings[.epochs])
    settings[.epochs] = planned > epoch ? planned : epoch + Self.extraEpochs
    return settings
  }

  /// nil where a run with these settings would be the same one.
  func branch(after epoch: Int, with settings: Settings) -> Branch? {
    guard var start = startSettings, let here = branchSettings(after: epoch) else { return nil }
    let values = settings.liveChanges(from: here)
    guard !values.isEmpty || settings.schedule != here.schedule else { return nil }
    start[.epochs] = settings[.epochs]
    start[.patience] = settings[.patience]
    let past = changes.filter { $0.epoch <= epoch }
    let change = SettingsChange(epoch: epoch + 1, step: 0, done: 0, values: values)
    let history =
      (summary.map { [.started($0)] } ?? []) + past.map { .changed($0) }
      + epochs.prefix(epoch).map { TrainingEvent.epoch($0) }
    return Branch(
      epoch: epoch, settings: start, changes: past + (values.isEmpty ? [] : [change]),
      history: history)
  }

  /// Waits for the events of a run that shares its first epochs with the one that is shown.
  mutating func begin(_ run: RunID, _ branch: Branch) {
    previous = epochs
    self.run = run
    startSettings = branch.settings
    plannedEpochs = branch.settings[.epochs]
    phase = .running
    // What was asked for the other run is answered to nobody.
    hasAskedForBaseline = baseline != nil
    rewind(to: branch.epoch)
    changes = changes.filter { $0.epoch <= branch.epoch }
  }

  /// Forgets what came after an epoch.
  mutating func rewind(to epoch: Int) {
    history.goBack(before: epoch + 1)
    if epochs.isEmpty { told = [] }
    curve.removeAll(after: Double(epoch))
    validationCurve.removeAll(after: Double(epoch))
    changes.goBack(before: epoch + 1)
    story.goBack(before: epoch + 1)
    progress = nil
  }
}
