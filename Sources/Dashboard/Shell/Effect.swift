import Jobs
import Learning
import Runs

/// What the run loop is asked to do; `update` only says it.
public enum Effect: Sendable, Equatable {
  /// Do a job in place of those with its identity; what comes of it is a message.
  case run(Job)
  /// Nobody wants the jobs of an identity any more.
  case cancel(JobIdentity)
  /// Start a run, at a pace, so that no epoch of it is over before the pace is told.
  case start(RunID, RunStart, pace: Pace)
  case steer(RunID, RunOrder)
  case terminal(TerminalOrder)
  /// Write to `config.yaml` how the person wants it.
  case savePreferences(Preferences)
  case quit
  /// Quit, and say that the run was interrupted.
  case interrupt
}

/// What a run begins with.
public enum RunStart: Sendable, Equatable {
  case new(Settings)
  /// From the end of an epoch of another one, which is given up.
  case branch(Branch, of: RunID)
  /// A kept run goes on.
  case resumed(ResumedRun)
  /// Another program's run is followed.
  case watched
  /// A model is read from files.
  case opened
  /// The model for lists, beside the run.
  case lists(Settings)
}

/// What a run is told.
public enum RunOrder: Sendable, Equatable {
  /// To end for good.
  case abandon
  case pause
  case resume
  /// To end, a model of it kept.
  case stop(keep: KeptModel)
  /// To go on for more epochs than planned, or again after its end.
  case extend(epochs: Int)
  case pace(Pace)
  /// To do a single step while it is paused, and to tell what that did.
  case inspectStep(StepSubject)
  /// To take settings over from its next step on, by key.
  case change([String: SettingValue])
}

/// What is done at the terminal.
public enum TerminalOrder: Sendable, Equatable {
  /// To the clipboard.
  case copy(String)
  /// Write the screen as it stands to a new file in the working folder.
  case export(ScreenExport)
  case theme(String)
  /// Whether clicks and the wheel are reported, or left to the terminal.
  case reportMouse(Bool)
  case redraw
  case suspend
}
