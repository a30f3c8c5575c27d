import ArgumentParser
import MovieLens
import RatingData

/// Which ratings.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ratings: a MovieLens folder or its .zip, or a name such as ml-1m for the one in the working"
        + " folder, or fetched. (default: the embedded ml-latest-small)", valueName: "path"),
    completion: .file())
  var data: String?

  var source: Source { Source(data, dataFolder: .current) }

  /// Reads them; what was odd goes to standard error.
  func load() throws(Failure) -> DataSet {
    let data = try loadQuietly()
    for warning in data.warnings { StandardError.write(line: "marquee: warning: \(warning)") }
    return data
  }

  /// Reads them without a word.
  func loadQuietly() throws(Failure) -> DataSet {
    do {
      return try source.load()
    } catch {
      throw .loading(error)
    }
  }
}
