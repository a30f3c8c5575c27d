/// The lines with which a training run introduces its data, in the words of the notebook.
public struct Introduction: Sendable, Equatable {
  /// Without line ends.
  public let lines: [String]

  /// Counts what a set lists: movies and users with ratings and without, each of the largest id.
  public init(_ data: DataSet, split: Split) {
    let catalogue = data.catalogue
    let users = catalogue.users.count + catalogue.silentUsers.count
    let movies = catalogue.movies.count + catalogue.unratedMovies.count
    // Both lists ascend, so their last entries hold the largest id.
    let largestUser = [catalogue.users, catalogue.silentUsers].compactMap(\.last?.id).max()
    let largestMovie = [catalogue.movies, catalogue.unratedMovies].compactMap(\.last?.id).max()
    lines = [
      "Data about \(users) of \(largestUser?.rawValue ?? 0) users loaded.",
      "Data about \(movies) of \(largestMovie?.rawValue ?? 0) movies loaded.",
      "\(data.ratings.count) ratings loaded.",
      "Train on \(split.train.count) samples, validate on \(split.validation.count) samples",
    ]
  }
}
