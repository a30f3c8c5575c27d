import ArgumentParser
import RatingData

/// Which movies lists show.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Movies to list: \"comedy -horror 1990s 50+\" for genres, years, and at least 50 ratings; seen adds rated ones.",
      valueName: "words"))
  var filter: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out movies with fewer ratings than this. (default: 20; of another program's model fewer where few have 20)",
      valueName: "n"))
  var minimumRatings: Int?

  /// What is left out without being told.
  private static let usual = 20

  func validate() throws {
    guard let minimumRatings else { return }
    guard minimumRatings >= 0 else {
      throw ValidationError("--minimum-ratings \(minimumRatings): expected 0 or more")
    }
  }

  /// - Parameter isOpened: whether the model is another program's, beside which there may be few ratings.
  /// - Throws: for a word that means nothing in these data.
  func filter(for data: DataSet, isOpened: Bool = false) throws(Failure) -> MovieFilter {
    let usual = isOpened ? data.fewestRatingsToList(Self.usual) : Self.usual
    do {
      return try MovieFilter(
        filter ?? "", genres: data.catalogue.genres,
        // Nothing is rarely rated where nothing is rated.
        minimumRatings: data.ratings.count > 0 ? minimumRatings ?? usual : 0)
    } catch {
      throw .usage("--filter: \(error)")
    }
  }
}
