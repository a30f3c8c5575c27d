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
    help: ArgumentHelp("Leave out movies with fewer ratings than this.", valueName: "n"))
  var minimumRatings = 20

  func validate() throws {
    guard minimumRatings >= 0 else {
      throw ValidationError("--minimum-ratings \(minimumRatings): expected 0 or more")
    }
  }

  /// - Throws: for a word that means nothing in these data.
  func filter(for data: DataSet) throws(Failure) -> MovieFilter {
    do {
      return try MovieFilter(
        filter ?? "", genres: data.catalogue.genres,
        // Nothing is rarely rated where nothing is rated.
        minimumRatings: data.ratings.count > 0 ? minimumRatings : 0)
    } catch {
      throw .usage("--filter: \(error)")
    }
  }
}
