import Cells
import Learning
import Runs

extension TrainScreen {
  static let bindings: [Binding<Self>] =
    [
      .pause,
      Binding(
        "stop", [.character("s")], "s", .training, "stop, keep the best or the last",
        label: { _, shared in shared.train.phase.isUnderWay ? "stop" : nil },
        action: { $1.stopRun() }
      ).opening(StopSheet.self),
      Binding(
        "settings", [.character("e")], "e", .training, "settings of this run", label: "settings",
        action: { $1.openSettings(.change) }
      ).opening(SettingsSheet.self).needing(.repeatByCommand),
      Binding(
        "new-run", [.character("n")], "n", .training, "new run: preset, seed, …", label: "new run",
        action: { $1.openSettings(.newRun) }
      ).opening(SettingsSheet.self).needing(.repeatByCommand),
      Binding(
        "watch-again", [.character("a")], "a", .training, "train it again, slowly enough to watch",
        label: { _, shared in shared.train.isOverAtOnce ? "watch again" : nil },
        action: { $1.watchAgain() }
      ).needing(.repeatByCommand),
      Binding(
        "branch", [.character("b")], "b", .training, "branch off at an epoch",
        label: { screen, shared in screen.view.cursor == nil ? nil : "branch here" },
        action: { screen, shared in shared.openBranch(at: screen.view.cursor) }
      ).opening(SettingsSheet.self).needing(.branch),
      Binding(
        "step", [.character(".")], ".", .training, "one step, and what it does",
        label: { _, shared in shared.train.phase == .paused ? "step" : nil },
        action: { $1.doOneStep() }
      ).opening(SlowMotionSheet.self).needing(.inspect),
      .sweep,
      .crossValidate,
      Binding(
        "copy-command", [.character("c")], "c", .training, "copy this run as a command",
        action: { $1.copyCommand() }
      ).needing(.repeatByCommand),
    ] + ErrorPane.bindings + [
      Binding(
        "pin", [.character("=")], "=", .view, "pin this curve, or let go",
        action: { $1.pin() }),
      Binding(
        "more-epochs", [.character("+")], "+", .training,
        "up to \(TrainState.extraEpochs) epochs more",
        label: { _, shared in
          shared.train.capabilities.can(.extend) && !shared.train.hasFailed ? "more epochs" : nil
        },
        action: { $1.addEpochs() }
      ).needing(.extend),
    ] + chartBindings
    + Binding<Self>.moves { screen, move, shared in
      guard let layout = shared.layout else { return }
      screen.move(move, in: layout.body, shared)
    } + [
      // The dashboard's keys as well; here the footer tells of them.
      Binding(
        "full-speed", [.character("!")], "!", .training, "",
        label: { _, shared in
          shared.train.phase.isUnderWay && shared.train.pace != .none ? "full speed" : nil
        },
        action: { $1.usePace(.none) }),
      Binding(
        "slower", [.character(">")], ">", .training, "", label: "slower",
        action: { $1.usePace($1.train.pace.slower) }),
    ]
}

extension Binding where Target: Screen {
  /// Space, which screens share that show a model learning.
  static var pause: Binding {
    Binding(
      "pause", [.character(" ")], "space", .training, "pause, resume",
      label: { _, shared in
        switch shared.train.phase {
        case _ where !shared.train.capabilities.can(.pause): nil
        case .running: "pause"
        case .paused: "resume"
        case .waiting, .ended: nil
        }
      },
      action: { $1.pauseOrResume() }
    ).needing(.pause)
  }
}

extension Binding {
  /// A copy whose key asks something of the run that not every engine can do.
  func needing(_ ability: EngineAbility) -> Binding {
    unless { _, shared in shared.obstacle(to: ability) }
  }
}

extension TrainState {
  /// Seconds of training within which nobody sees much.
  private static let glance = 3.0

  /// Whether the run has ended before a person could watch it.
  fileprivate var isOverAtOnce: Bool {
    guard case .ended = phase, let secondsTrained, pace == .none, !hasFailed else { return false }
    return secondsTrained < Self.glance
  }

  fileprivate var hasFailed: Bool {
    if case .ended(let end) = phase { end.reason.isFailure } else { false }
  }
}

/// What can be done to the run that is shown.
extension Shared {
  mutating func pauseOrResume() -> [Effect] {
    switch train.phase {
    case .running:
      train.phase = .paused
      return [.steer(train.run, .pause)]
    case .paused:
      train.phase = .running
      return [.steer(train.run, .resume)]
    case .ended:
      note = train.nothingRuns(keys)
    case .waiting:
      break
    }
    return []
  }

  mutating func usePace(_ pace: Pace) -> [Effect] {
    train.pace = pace
    note =
      pace == .none ? "full speed" : "an epoch takes at least \(pace.seconds) s; times stay real"
    return train.phase == .waiting ? [] : [.steer(train.run, .pace(pace))]
  }

  fileprivate mutating func stopRun() -> [Effect] {
    guard train.phase.isUnderWay else {
      if case .ended = train.phase { note = train.nothingRuns(keys) }
      return []
    }
    // Where the best is the last epoch there is nothing to choose.
    guard train.capabilities.can(.keepLast), let best = train.best,
      best.epoch < train.lastEpoch
    else {
      return [.steer(train.run, .stop(keep: .best))]
    }
    sheets.open(StopSheet())
    return []
  }

  /// Trains with what the run that is shown began with, as a first run is told.
  fileprivate mutating func watchAgain() -> [Effect] {
    guard let settings = train.startSettings, engine(for: settings) != nil else { return [] }
    guard !train.phase.isUnderWay else {
      note = "the run is still training: \(key("stop")) stops it, \(key("slower")) slows it down"
      return []
    }
    train.pace = .sixTenths
    let effects = start(settings)
    storyPace = .slow
    return effects
  }

  fileprivate mutating func openSettings(_ purpose: SettingsForm.Purpose) -> [Effect] {
    if let settings = train.settings {
      sheets.open(SettingsSheet(SettingsForm(purpose, after: settings)))
    }
    return []
  }

  /// - Parameter cursor: where a branch is wanted, in epochs; nil means the best one.
  fileprivate mutating func openBranch(at cursor: Double?) -> [Effect] {
    guard let allowed = train.branchEpochs else {
      note = "no epoch was completed that a run could branch off at"
      return []
    }
    let wanted = cursor.map { Int($0.rounded(.down)) } ?? train.best?.epoch ?? allowed.upperBound
    let epoch = wanted.clamped(to: allowed)
    if let settings = train.branchSettings(after: epoch) {
      sheets.open(
        SettingsSheet(SettingsForm(.branch(after: epoch, of: allowed), after: settings)))
    }
    return []
  }

  fileprivate mutating func copyCommand() -> [Effect] {
    guard let command = train.command(dataArguments + train.engineArguments) else { return [] }
    note = "copied: \(command)"
    return [.terminal(.copy(command))]
  }

  /// Sets the epochs of this run apart, or forgets those that are.
  fileprivate mutating func pin() -> [Effect] {
    if train.pinned.isEmpty {
      train.pinned = train.epochs
      note =
        train.epochs.isEmpty
        ? "no epoch was completed yet" : "this curve is pinned: \(key("pin")) lets go"
    } else {
      train.pinned = []
    }
    return []
  }

  /// What may end them before.
  private var patienceAgain: String {
    guard let summary = train.summary, summary.validation != 0, let patience = summary.patience,
      patience < TrainState.extraEpochs
    else { return "" }
    return ", and none after \(patience) without a better one"
  }

  fileprivate mutating func addEpochs() -> [Effect] {
    guard var planned = train.plannedEpochs else { return [] }
    guard planned + TrainState.extraEpochs <= Schedule.epochsAllowed.upperBound else {
      note = "\(Schedule.epochsAllowed.upperBound) epochs are as many as a run may have"
      return []
    }
    if case .ended(let end) = train.phase {
      if case .failed = end.reason {
        note = "a run that failed cannot go on: \(train.waysOut(keys))"
        return []
      }
      // A run that was stopped goes on with its plan; one that ended early has none any more.
      if end.reason != .stopped { planned = train.lastEpoch }
      train.phase = .running
    }
    train.plannedEpochs = planned + TrainState.extraEpochs
    note = "up to \(TrainState.extraEpochs) epochs more" + patienceAgain
    return [.steer(train.run, .extend(epochs: TrainState.extraEpochs))]
  }
}
