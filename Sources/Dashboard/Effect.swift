import Jobs
import Learning
import Profiles
import Runs

/// What the run loop is asked to do; `update` only says it.
public enum Effect: Sendable, Equatable {
  /// Do a job in place of those with its identity; what comes of it is a message.
  case run(Job)
  /// Nobody wants the jobs of an identity any more.
  case cancel(JobIdentity)
  /// At a pace, so that no epoch of it is over before the pace is told.
  case start(RunID, Settings, pace: Pace)
  /// Start a run from the end of an epoch of another one, which is given up.
  case startBranch(RunID, Branch, of: RunID, pace: Pace)
  /// Resume a kept run.
  case startResumed(RunID, ResumedRun, pace: Pace)
  /// Follow another program's run.
  case watch(RunID)
  /// Make a change in the file of the person's ratings.
  case changeProfile(ProfileChange)
  /// Read ratings out of a file, by its path.
  case importRatings(String)
  /// Train the model for lists, beside the run, as `RunID.browse`.
  case trainBrowse(Settings)
  /// Give a run up for good.
  case abandon(RunID)
  case pause(RunID)
  case resume(RunID)
  /// End a run and keep a model of it.
  case stop(RunID, keep: KeptModel)
  /// Let a run go on for more epochs than planned, or go on again after its end.
  case extend(RunID, epochs: Int)
  case pace(RunID, Pace)
  /// Do a single step of a run that is paused, and tell what it did.
  case inspectStep(RunID, StepSubject)
  /// Set settings of a run from its next step on, by key.
  case change(RunID, [String: SettingValue])
  /// Write the screen as it stands to a new file in the working folder.
  case exportScreen(ScreenExport)
  /// To the clipboard.
  case copy(String)
  case theme(String)
  /// Whether clicks and the wheel are reported, or left to the terminal.
  case reportMouse(Bool)
  /// Write to `config.yaml` how the person wants it.
  case savePreferences(Preferences)
  case redraw
  case suspend
  case quit
  /// Quit, and say that the run was interrupted.
  case interrupt
}
