import Cells
import Jobs
import Learning
import Logs
import Profiles
import RatingData
import Runs

/// Everything that can change `State`, from wherever it comes.
public enum Message: Sendable {
  case input(Input)
  /// The data are being read, since so many seconds.
  case loading(LoadingProgress, seconds: Double)
  /// The data are here, and so are the settings to train them with.
  case loaded(Library, Settings)
  /// A cluster is to train with these settings on ratings of its own.
  case cluster(Settings)
  /// What a cluster's run has sent home of its ratings.
  case catalogue(RunID, Library)
  /// Another program's run is to be watched; there will be no data.
  case watch
  /// A model that another program learned is read from files; nothing trains.
  case open
  /// Logs of other programs' runs are to be watched; there will be no data.
  case watchLogs
  /// What those logs tell by now.
  case logs(WatchedLogs)
  case training(RunID, TrainingEvent)
  /// What a run does where progress tells nothing.
  case status(RunID, String)
  /// What a single step of a run did; nil where its learner has nothing to show.
  case step(RunID, InspectedStep?)
  /// The writer of a run that is watched has said nothing for so long.
  case silence(RunID, seconds: Double)
  /// What has come of a job.
  case done(JobDone)
  /// A newer model to look into.
  case model(TrainedModel)
  /// So much time has passed since what moves on the screen was drawn.
  case elapsed(seconds: Double)
  /// A sentence on something that was asked for: it could not be done, or it is done.
  case notice(String)
  /// Lines that something printed while the screen was up.
  case stray([String])
}
