/// The lines with which a training run introduces its data, in the words of the notebook.
public struct Introduction: Sendable, Equatable {
  /// Without line ends.
  public let lines: [String]

  /// Counts what a set lists: movies and users with ratings and without, each of the largest id, or
  /// of as many as there are where ids are no numbers.
  public init(_ data: DataSet, split: Split) {
    let catalogue = data.catalogue
    let users = catalogue.users.count + catalogue.silentUsers.count
    let movies = catalogue.movies.count + catalogue.unratedMovies.count
    // Both lists ascend, so their last entries hold the largest id.
    let largestUser = [catalogue.users, catalogue.silentUsers].compactMap(\.last?.id.rawValue).max()
    let largestMovie = [catalogue.movies, catalogue.unratedMovies].compactMap(\.last?.id.rawValue)
      .max()
    lines = [
      "Data about \(users) of \(max(Int64(users), largestUser?.number ?? 0)) users loaded.",
      "Data about \(movies) of \(max(Int64(movies), largestMovie?.number ?? 0)) movies loaded.",
      "\(data.ratings.count) ratings loaded.",
      "Train on \(split.train.count) samples, validate on \(split.validation.count) samples",
    ]
  }
}
