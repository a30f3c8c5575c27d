import RatingData

/// A trained model on disk: the factors, whose they are, and how they came to be.
///
/// Safetensors: F32 `user_factors` [users, k], `movie_factors` [movies, k], where the model has them
/// `user_biases`, `movie_biases`, `mean` [1]; `user_ids`, `movie_ids`, ascending, as numbers or as
/// texts (see `IdentifierTensor`); metadata
/// strings `format` (`marquee`), `version`, `data`, `preset`, `learner`, `settings` (JSON), `seed`,
/// `epoch`, `val_loss`, `model` (the kind of the model).
public struct Weights: Sendable, Equatable {
  public let snapshot: Snapshot
  public let userIDs: [UserID]
  public let movieIDs: [MovieID]
  /// As in the file's `__metadata__`.
  public let metadata: [String: String]

  public init(
    snapshot: Snapshot, userIDs: [UserID], movieIDs: [MovieID], metadata: [String: String]
  ) {
    self.snapshot = snapshot
    self.userIDs = userIDs
    self.movieIDs = movieIDs
    self.metadata = metadata
  }
}

extension Weights {
  /// The model, if its rows are the rows of these ratings.
  ///
  /// - Throws: `.mismatch` with the first id that is on one side only.
  public func snapshot(matching catalogue: Catalogue) throws(WeightsError) -> Snapshot {
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
