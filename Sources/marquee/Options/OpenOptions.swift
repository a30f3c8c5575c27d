import ArgumentParser
import Concurrency
import Files
import Matrices
import Models
import RatingData

extension OpenedFiles.ProductMeaning: ExpressibleByArgument {}

/// The files of a model that another program learned.
struct OpenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Vectors of movies, one row each: .npy, FILE.safetensors:NAME, word2vec, or a table of numbers.",
      valueName: "file"), completion: .file())
  var movies: String?

  @Option(
    help: ArgumentHelp("Vectors of users, as wide as those of movies.", valueName: "file"),
    completion: .file())
  var users: String?

  @Option(
    help: ArgumentHelp(
      "Ids of the rows of --movies, one a line. (default: row numbers, from 0)", valueName: "file"),
    completion: .file())
  var movieIds: String?

  @Option(
    help: ArgumentHelp(
      "Ids of the rows of --users, one a line. (default: row numbers, from 0)", valueName: "file"),
    completion: .file())
  var userIds: String?

  @Option(
    help: ArgumentHelp(
      "What each movie adds to a prediction: a number a row of --movies.", valueName: "file"),
    completion: .file())
  var movieBiases: String?

  @Option(
    help: ArgumentHelp(
      "What each user adds to a prediction: a number a row of --users.", valueName: "file"),
    completion: .file())
  var userBiases: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What biases are added to: the mean of all ratings.", valueName: "rating"))
  var mean: Float?

  @Option(
    help: ArgumentHelp(
      "What the product of a user's and a movie's vector is: a rating, or an order alone."
        + " (default: found out by the ratings of --data)", valueName: "meaning"))
  var product: OpenedFiles.ProductMeaning?

  func validate() throws {
    if let mean, !mean.isFinite { throw ValidationError("--mean \(mean): expected a number") }
    if movies == nil, let option = given.first {
      throw ValidationError("\(option) goes with --movies, which has the vectors of movies")
    }
    if users == nil {
      if userIds != nil { throw ValidationError("--user-ids goes with --users") }
      if userBiases != nil { throw ValidationError("--user-biases goes with --users") }
    }
  }

  private var given: [String] {
    [
      ("--users", users), ("--movie-ids", movieIds), ("--user-ids", userIds),
      ("--movie-biases", movieBiases), ("--user-biases", userBiases),
      ("--mean", mean.map { "\($0)" }), ("--product", product?.rawValue),
    ].filter { $0.1 != nil }.map(\.0)
  }

  /// What is to be opened; nil without vectors of movies.
  ///
  /// - Parameter measure: what neighbours are compared by.
  func files(_ data: DataOptions, by measure: Similarity?) -> OpenedFiles? {
    guard let movies else { return nil }
    var files = OpenedFiles(movies: MatrixFile(movies))
    files.users = users.map { MatrixFile($0) }
    files.movieIDs = movieIds.map { .file($0) }
    files.userIDs = userIds.map { .file($0) }
    files.movieBiases = movieBiases.map { MatrixFile($0) }
    files.userBiases = userBiases.map { MatrixFile($0) }
    files.mean = mean ?? 0
    files.titles = data.titleFile
    files.measure = measure ?? .cosine
    files.meaning = product
    return files
  }

  /// Reads what is to be opened, and warns of what is odd in it; nil without vectors of movies.
  func opened(_ data: DataOptions, by measure: Similarity?) throws(Failure) -> Opened? {
    guard let files = files(data, by: measure) else { return nil }
    let ratings = try data.data.map { _ throws(Failure) in try data.load() }
    do throws(OpeningError) {
      let opened = try files.open(with: ratings, workers: data.reading.workers)
      _ = opened.data.warned()
      return opened
    } catch {
      throw .opening(error)
    }
  }
}
