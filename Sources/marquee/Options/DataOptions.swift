import ArgumentParser
import MovieLens
import RatingData

/// Which ratings.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ratings: a MovieLens folder or its .zip, or ml-1m for the one in the working folder."
        + " (default: the embedded ml-latest-small)", valueName: "path"),
    completion: .file())
  var data: String?

  /// Reads them; what was odd goes to standard error.
  func load() throws(Failure) -> DataSet {
    let data = try loadQuietly()
    for warning in data.warnings { StandardError.write(line: "marquee: warning: \(warning)") }
    return data
  }

  /// Reads them without a word.
  func loadQuietly() throws(Failure) -> DataSet {
    do {
      return try Source(data).load()
    } catch {
      throw .loading(error)
    }
  }
}
