extension Ratings {
  /// These ratings and those of one user more, whose index is the last. What the catalogue says of users is left out.
  ///
  /// - Parameter added: movies below `movieCount`, and values on the scale.
  public func adding(_ added: [(movie: MovieIndex, value: Float)]) -> Ratings {
    let newest = UserIndex(userCount)
    var ratings = Ratings(
      users: users + added.map { _ in newest }, movies: movies + added.map(\.movie),
      values: RatingValues((0..<count).map { values[$0] } + added.map(\.value)),
      times: [], userCount: userCount + 1, movieCount: movieCount)
    ratings.signal = signal
    ratings.relevanceThreshold = relevanceThreshold
    return ratings
  }
}
