import Learning
import Models

/// What a run on a cluster has come to.
struct SparkOutcome: Sendable {
  var began = ContinuousClock.now
  var end: RunEnd?
  var best: Snapshot?
  var bestRecord: EpochRecord?
  /// The epoch of the weights that are home.
  var savedRecord: EpochRecord?
  /// What the program has written that nobody else takes.
  var weights: SparkEngine.WeightsFile?
  /// The temporary folder, while there is one.
  var folder: String?
}

extension SparkEngine {
  /// Weights of the best point, in a folder that goes with this value.
  public final class WeightsFile: Sendable {
    public let path: String
    public let epoch: Int
    private let folder: SparkFolder

    init(_ folder: SparkFolder, path: String, epoch: Int) {
      self.folder = folder
      self.path = path
      self.epoch = epoch
    }
  }
}
