import Models
import RatingData

extension Weights {
  /// A trained model of a data set, with the metadata that tells where it is from.
  public init(_ snapshot: Snapshot, of data: DataSet, settings: Settings) throws {
    var metadata = [
      "format": Weights.format, "version": Weights.version, "data": data.name,
      "preset": settings.preset.rawValue, "learner": settings.learner.name,
      "settings": try settings.json, "seed": String(settings.seed),
      "epoch": String(snapshot.epoch),
    ]
    metadata["val_loss"] = snapshot.validated.map { String($0) }
    self.init(
      snapshot: snapshot, userIDs: data.catalogue.users.map(\.id),
      movieIDs: data.catalogue.movies.map(\.id), metadata: metadata)
  }

  /// The learner that trained the model; nil of weights that do not say.
  ///
  /// - Throws: where this program has no such learner, or where it learns another kind of model.
  public func learner() throws(WeightsError.Fault) -> (any Learner.Type)? {
    guard let name = metadata["learner"] else { return nil }
    guard let learner = Learners.named(name) else {
      throw .learner(name, expected: Learners.all.map { $0.name })
    }
    let kind = snapshot.model.kind
    guard kind == learner.modelType.kind else {
      throw .unexpectedKind(kind, learner: name, expected: learner.modelType.kind)
    }
    return learner
  }
}
