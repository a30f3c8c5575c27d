import ArgumentParser
import RatingFiles
import SyntheticRatings

extension SyntheticScale: ExpressibleByArgument {}

/// `marquee data generate`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Generate synthetic ratings from known factors.",
    discussion: """
      Popularity, activity, biases and noise resemble MovieLens. Equal seeds give equal files. No \
      user rates a movie twice; where there are enough ratings, every user and every movie has one.
      """)

  @Argument(
    help: "Output file or folder; - for standard output, if the format is a single file.",
    completion: .file())
  var output: String

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of users.", valueName: "n"))
  var users: Int

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of movies.", valueName: "n"))
  var movies: Int

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of ratings.", valueName: "n"))
  var ratings: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Number of factors per user and per movie.", valueName: "k"))
  var factors = 20

  @Option(parsing: .unconditional, help: "Seed of the random numbers.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Rating scale; 0.5-5 has half steps. (default: that of the format)"))
  var scale: SyntheticScale?

  @OptionGroup var writing: WritingOptions

  func validate() throws { _ = try plan(.halfToFive) }

  func run() throws {
    let format = try writing.format(of: output)
    let set = SyntheticSet(try plan(scale ?? format.customaryScale))
    // Nobody misses a synthetic title.
    try writing.write(set, as: format, to: output) { _ in }
    let floor = set.noiseFloor
    StandardError.write(
      line: "Their noise alone gives a val_loss of \(Numbers.fixed(floor, 4))"
        + " (RMSE \(Numbers.fixed(floor.squareRoot(), 4))): no model can do better.")
  }

  private func plan(_ scale: SyntheticScale) throws -> SyntheticPlan {
    do throws(SyntheticPlan.Fault) {
      return try SyntheticPlan(
        users: users, movies: movies, ratings: ratings, factors: factors, scale: scale, seed: seed)
    } catch {
      throw ValidationError("\(error.message).")
    }
  }
}
