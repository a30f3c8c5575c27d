import RatingData

/// A trained model on disk: the factors, whose they are, and how they came to be.
///
/// Safetensors: F32 `user_factors` [users, k], `movie_factors` [movies, k], where the model has them
/// `user_biases`, `movie_biases`, `mean` [1]; I64 `user_ids`, `movie_ids`; metadata strings `format`
/// (`marquee`), `version`, `data`, `preset`, `learner`, `settings` (JSON), `seed`, `epoch`,
/// `val_loss`.
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
