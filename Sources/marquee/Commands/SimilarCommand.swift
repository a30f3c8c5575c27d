import ArgumentParser
import Models

extension Similarity: ExpressibleByArgument {}

/// `marquee similar`
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "List the movies that are most similar to a movie.")

  @OptionGroup var movie: MovieOptions
  @OptionGroup var answers: AnswerOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of movies to list.", valueName: "n"))
  var count = 10

  @Option(
    help: ArgumentHelp(
      "Measure of similarity; a model of weights between movies goes by weight alone. (default: the model's usual one)"
    ))
  var measure: Similarity?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out movies with fewer ratings than this.", valueName: "n"))
  var minimumRatings = 20

  func validate() throws {
    try count.checkCount()
    guard minimumRatings >= 0 else {
      throw ValidationError("--minimum-ratings \(minimumRatings): expected 0 or more")
    }
  }

  func run() throws {
    let data = try answers.data.load()
    let movie = try movie.movie(in: data)
    let model = try answers.model(of: data).model
    guard !model.similarities.isEmpty else {
      throw Failure.usage(
        "a model of the kind \(model.kind) has no factors, so no movies are similar; use another"
          + " --learner, or other --weights")
    }
    let answer = SimilarResult(
      to: movie, in: data, model, count: count, measure: measure ?? model.similarities[0],
      minimumRatings: minimumRatings, charset: .current)
    try answers.output.write(answer)
  }
}

extension Int {
  /// Refuses a `--count` that asks for nothing.
  func checkCount() throws {
    guard self >= 1 else { throw ValidationError("--count \(self): expected at least 1") }
  }
}
