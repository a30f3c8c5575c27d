import Answers
import Learning
import Models
import RatingData

/// A snapshot, the run that it is from, and which ratings that run held out.
public struct TrainedModel: Sendable, Equatable {
  public let run: RunID
  /// Counts the models of a run, as they come.
  public let version: Int
  public let snapshot: Snapshot
  public let heldOut: HeldOut
  /// What the run began with; nil where that is not known.
  public let settings: Settings?

  public init(
    run: RunID, version: Int, snapshot: Snapshot, heldOut: HeldOut, settings: Settings? = nil
  ) {
    self.run = run
    self.version = version
    self.snapshot = snapshot
    self.heldOut = heldOut
    self.settings = settings
  }

  /// What its rows of factors take, roughly.
  package var bytes: Int {
    let model = snapshot.model
    let rows = [model.movieVectors, model.userVectors].compactMap { $0?.values.count }.reduce(0, +)
    return max(1, model.sampleCount) * max(rows, model.userCount + model.movieCount)
      * MemoryLayout<Float>.stride
  }

  /// Equal when of the same run and moment: the factors follow from these.
  public static func == (a: Self, b: Self) -> Bool { a.run == b.run && a.version == b.version }
}

extension TrainedModel {
  var asked: AskedModel {
    AskedModel(
      snapshot.model,
      named: run == .browse ? Preset.browse.rawValue : settings?.preset.rawValue ?? "run",
      heldOut: heldOut, regularization: FoldInRegularization(settings))
  }

  /// This model for lists, and beside it who predicts ratings; this one itself where nil.
  func judged(by judge: TrainedModel?) -> AskedModels {
    AskedModels(asked, judgedBy: judge == self ? nil : judge?.asked)
  }
}
