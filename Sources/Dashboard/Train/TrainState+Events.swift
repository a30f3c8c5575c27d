import Cells
import Learning
import Story

extension TrainState {
  /// Forgets the run so far, but for its epochs, and waits for another's events.
  ///
  /// - Parameter library: what it learns from; nil where that is elsewhere.
  mutating func begin(_ run: RunID, _ settings: Settings?, on library: Library?) {
    story = Story(
      StoryFacts(
        settings: settings, ratingUnit: library?.values.unit, kind: library?.data.kind ?? .movie,
        previous: comparable(with: settings)))
    if !epochs.isEmpty { previous = epochs }
    self.run = run
    capabilities = .all
    engineArguments = []
    status = nil
    startSettings = settings
    phase = .running
    summary = nil
    history = EpochHistory()
    told = []
    progress = nil
    curve = GrowingLine()
    validationCurve = GrowingLine()
    changes = []
    followed = StepSubject()
    baseline = nil
    hasAskedForBaseline = false
    plannedEpochs = settings?.schedule.epochs
    longestSilence = 0
  }

  /// What this run's best epoch came to, where another run's is of the same metric and the same ratings.
  private func comparable(with settings: Settings?) -> Double? {
    guard let settings, let startSettings, settings.learner.metric == metric,
      ValidationPart(settings) == ValidationPart(startSettings)
    else { return nil }
    return best?.validated
  }

  mutating func receive(_ event: TrainingEvent) {
    longestSilence = max(longestSilence, silence)
    silence = 0
    defer { story.hear(event, history) }
    switch event {
    case .started(let summary):
      self.summary = summary
      plannedEpochs = summary.epochs
      if phase != .paused { phase = .running }
    case .progress(let progress):
      status = nil
      rewind(before: progress.epoch)
      self.progress = progress
      addPoint(of: progress)
    case .epoch(let record):
      rewind(before: record.epoch)
      add(record)
    case .changed(let change):
      changes.removeAll { ($0.epoch, $0.step) >= (change.epoch, change.step) }
      changes.append(change)
    case .ended(let end):
      phase = .ended(end)
      status = nil
      // An epoch that was stopped in its middle stays on the screen: more epochs go on from there.
      if end.reason != .stopped { progress = nil }
    }
  }

  /// A run may tell an epoch again: it was killed and went on from an earlier state.
  private mutating func rewind(before epoch: Int) {
    if let last = epochs.last, epoch <= last.epoch { rewind(to: epoch - 1) }
  }

  /// Epochs after which a curve is drawn by whole epochs: there are no columns for more, and a run of a
  /// million epochs must not fill the memory.
  private static let epochsInDetail = 200

  private mutating func add(_ record: EpochRecord) {
    history.add(record)
    told += record.metrics.further.filter { !metrics.contains($0) }
    progress = nil
    if record.epoch > Self.epochsInDetail {
      curve.removeAll(after: Double(record.epoch - 1))
    }
    curve.append(GrowingLine.Point(x: Double(record.epoch), y: record.trained))
    if let value = record.validated {
      validationCurve.append(GrowingLine.Point(x: Double(record.epoch), y: value))
    }
  }

  /// The first ratings of all say little: the mean of a few would start the curve with a spike.
  private static let settledPart = 1.0 / 32

  /// Inside an epoch the curve is the mean over one epoch's worth of ratings: the part that is done,
  /// and of the epoch before, the rest. So it is smooth, and meets every epoch's own value at its end.
  private mutating func addPoint(of progress: EpochProgress) {
    guard progress.done >= Self.settledPart, progress.done < 1, !progress.trained.isNaN else {
      return
    }
    let before = epochs.last?.trained ?? progress.trained
    curve.append(
      GrowingLine.Point(
        x: Double(progress.epoch - 1) + progress.done,
        y: before + (progress.trained - before) * progress.done))
  }

  /// What was kept of a run that was stopped, and how it goes on.
  private func stopMessage(_ end: RunEnd, _ keys: KeyMap) -> String {
    let place = progress.map { "stopped in epoch \($0.epoch)" } ?? "stopped"
    let kept = end.bestEpoch.map { "epoch \($0) is kept" } ?? "no epoch was completed, none is kept"
    return "\(place): \(kept)"
      + (capabilities.can(.extend) ? "; \(keys.name(of: "more-epochs")) goes on from here" : "")
  }

  /// A run that is over before an eye can follow it takes less than this, in seconds.
  private static let blink = 1.0

  /// What to say of a run's end that the rest of the screen doesn't.
  func note(on end: RunEnd, _ keys: KeyMap) -> String? {
    if case .failed(let message) = end.reason { return failureNote(message, keys) }
    if end.reason == .stopped, settings != nil { return stopMessage(end, keys) }
    // What happens says it of a run here, with what to try.
    return settings == nil ? end.warning : nil
  }

  /// Letters of a message that stand whole where it is told what happens.
  private static let shortMessage = 160

  /// Why a run failed, or what to do next where that is told already.
  private func failureNote(_ message: String, _ keys: KeyMap) -> String {
    guard settings != nil, message.count <= Self.shortMessage else { return message }
    return waysOut(keys)
  }

  /// What to do after a run that cannot go on.
  func waysOut(_ keys: KeyMap) -> String {
    "\(keys.name(of: "settings")) changes its settings, \(keys.name(of: "new-run")) starts another run"
  }

  /// What else there is to see after a first run that was over at once; nil after others.
  func hint(_ keys: KeyMap) -> String? {
    guard let secondsTrained, secondsTrained < Self.blink, pace == .none, run == RunID(1),
      settings != nil
    else {
      return nil
    }
    return
      "\(epochs.count) epochs in \(secondsTrained.fixed(2)) s: \(keys.name(of: "watch-again")) trains them again,"
      + " slowly enough to watch"
  }

  /// What to say to whoever steers a run that has ended.
  func nothingRuns(_ keys: KeyMap) -> String {
    if case .ended(let end) = phase, end.reason.isFailure {
      return "the run has failed: \(waysOut(keys))"
    }
    return
      "the run has ended: \(keys.name(of: "more-epochs")) trains on, \(keys.name(of: "new-run")) starts another"
  }
}
