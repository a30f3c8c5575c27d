import Cells
import Learning
import RatingData

/// Everything that can change `State`, from wherever it comes.
public enum Message: Sendable {
  case input(Input)
  /// The data are being read, since so many seconds.
  case loading(LoadingProgress, seconds: Double)
  /// The data are here, and so are the settings to train them with.
  case loaded(Library, Settings)
  /// Another program's run is to be watched; there will be no data.
  case watch
  case training(RunID, TrainingEvent)
  /// The validation loss of biases alone, beside a run.
  case baseline(RunID, Double)
  /// A newer model to look into.
  case model(TrainedModel)
  case answer(Answer)
  /// Lines that something printed while the screen was up.
  case stray([String])
}
