/// The lines with which a training run introduces its data, in the words of the notebook.
public struct Introduction: Sendable, Equatable {
  /// Without line ends.
  public let lines: [String]

  /// Counts what a set lists: movies and users with ratings and without. Where ids are numbers without
  /// large gaps, the largest one tells how many there are in all, as in the notebook.
  public init(_ data: DataSet, split: Split) {
    let catalogue = data.catalogue
    lines = [
      Self.line(
        "users", catalogue.users.map(\.id.rawValue), catalogue.silentUsers.map(\.id.rawValue)),
      Self.line(
        "movies", catalogue.movies.map(\.id.rawValue), catalogue.unratedMovies.map(\.id.rawValue)),
      "\(data.ratings.count) ratings loaded.",
      "Train on \(split.train.count) samples, validate on \(split.validation.count) samples",
    ]
  }

  /// Both lists ascend, so their last entries hold the largest id.
  private static func line(_ name: String, _ rated: [Identifier], _ others: [Identifier]) -> String
  {
    let count = rated.count + others.count
    let largest = [rated, others].compactMap(\.last).max()?.number
    guard let largest, largest <= Int64(count + max(count / 4, 10)) else {
      return "Data about \(count) \(name) loaded."
    }
    return "Data about \(count) of \(max(Int64(count), largest)) \(name) loaded."
  }
}
