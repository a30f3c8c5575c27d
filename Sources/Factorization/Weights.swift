import RatingData

/// A trained model on disk: the factors, whose they are, and how they came to be.
///
/// Safetensors: F32 `user_factors` [users, k], `movie_factors` [movies, k], where the model has them
/// `user_biases`, `movie_biases`, `mean` [1]; `user_ids`, `movie_ids`, ascending, as numbers or as
/// texts (see `IdentifierTensor`); metadata
/// strings `format` (`marquee`), `version`, `data`, `preset`, `learner`, `settings` (JSON), `seed`,
/// `epoch`, `val_loss`.
public struct Weights: Sendable, Equatable {
  public let snapshot: FactorSnapshot
  public let userIDs: [UserID]
  public let movieIDs: [MovieID]
  /// As in the file's `__metadata__`.
  public let metadata: [String: String]

  public init(
    snapshot: FactorSnapshot, userIDs: [UserID], movieIDs: [MovieID], metadata: [String: String]
  ) {
    self.snapshot = snapshot
    self.userIDs = userIDs
    self.movieIDs = movieIDs
    self.metadata = metadata
  }
}

extension Weights {
  /// A trained model of a data set, with the metadata that tells where it is from.
  public init(_ snapshot: FactorSnapshot, of data: DataSet, settings: Settings) throws {
    var metadata = [
      "format": Self.format, "version": Self.version, "data": data.name,
      "preset": settings.preset.rawValue, "learner": settings.learner.name,
      "settings": try settings.json, "seed": String(settings.seed),
      "epoch": String(snapshot.epoch),
    ]
    metadata["val_loss"] = snapshot.validationLoss.map { String($0) }
    self.init(
      snapshot: snapshot, userIDs: data.catalogue.users.map(\.id),
      movieIDs: data.catalogue.movies.map(\.id), metadata: metadata)
  }

  /// The model, if its rows are the rows of these ratings.
  ///
  /// - Throws: `.mismatch` with the first id that is on one side only.
  public func snapshot(matching catalogue: Catalogue) throws(WeightsError) -> FactorSnapshot {
    if let odd = userIDs.firstDifference(from: catalogue.users.map(\.id)) {
      throw .mismatch(odd.isHere ? .unknownUser(odd.id) : .untrainedUser(odd.id))
    }
    if let odd = movieIDs.firstDifference(from: catalogue.movies.map(\.id)) {
      throw .mismatch(odd.isHere ? .unknownMovie(odd.id) : .untrainedMovie(odd.id))
    }
    return snapshot
  }
}

extension Array where Element: Comparable {
  /// The lowest element that only one of two ascending arrays holds.
  fileprivate func firstDifference(from other: [Element]) -> (id: Element, isHere: Bool)? {
    for (here, there) in zip(self, other) where here != there {
      return here < there ? (here, true) : (there, false)
    }
    if count > other.count { return (self[other.count], true) }
    if count < other.count { return (other[count], false) }
    return nil
  }
}
