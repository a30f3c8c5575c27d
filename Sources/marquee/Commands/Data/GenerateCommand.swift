import ArgumentParser
import RatingFiles
import SyntheticRatings

extension SyntheticScale: ExpressibleByArgument {}

/// `marquee data generate`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make up ratings, with factors planted in them.",
    discussion: """
      Popularity, activity, biases and noise are like MovieLens'. Equal seeds give equal files. No \
      user rates a movie twice; where there are enough ratings, every user and every movie has one.
      """)

  @Argument(
    help: "A folder or a file; - for standard output, of formats that are one file.",
    completion: .file())
  var output: String

  @Option(parsing: .unconditional, help: ArgumentHelp("Users.", valueName: "n"))
  var users: Int

  @Option(parsing: .unconditional, help: ArgumentHelp("Movies.", valueName: "n"))
  var movies: Int

  @Option(parsing: .unconditional, help: ArgumentHelp("Ratings of all users.", valueName: "n"))
  var ratings: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Planted factors of a user and of a movie.", valueName: "k"))
  var factors = 20

  @Option(parsing: .unconditional, help: "Where chance starts from.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "1-5, 0.5-5 in halves, 1-10 or 0-100. (default: what the format's sets have)"))
  var scale: SyntheticScale?

  @OptionGroup var writing: WritingOptions

  func validate() throws { _ = try plan(.halfToFive) }

  func run() throws {
    let format = try writing.format(of: output)
    let set = SyntheticSet(try plan(scale ?? format.customaryScale))
    // Nobody misses a made-up title.
    try writing.write(set, as: format, to: output) { _ in }
    let floor = set.noiseFloor
    StandardError.write(
      line: "Their noise alone is a val_loss of \(Numbers.fixed(floor, 4))"
        + " (RMSE \(Numbers.fixed(floor.squareRoot(), 4))): no model can do better.")
  }

  private func plan(_ scale: SyntheticScale) throws -> SyntheticPlan {
    do throws(SyntheticPlan.Fault) {
      return try SyntheticPlan(
        users: users, movies: movies, ratings: ratings, factors: factors, scale: scale, seed: seed)
    } catch {
      throw ValidationError("\(error.words).")
    }
  }
}
