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
    metadata["val_loss"] = snapshot.validationLoss.map { String($0) }
    self.init(
      snapshot: snapshot, userIDs: data.catalogue.users.map(\.id),
      movieIDs: data.catalogue.movies.map(\.id), metadata: metadata)
  }
}
