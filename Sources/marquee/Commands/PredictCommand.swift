import ArgumentParser
import RatingData

/// `marquee predict`
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Predict the rating that a user would give a movie.")

  @Argument(help: "Id of the user.")
  var user: String

  @OptionGroup var movie: MovieOptions
  @OptionGroup var answers: AnswerOptions

  func run() throws {
    let data = try answers.data.load()
    let user = try data.catalogue.user(id: UserID(user))
    let movie = try movie.movie(in: data)
    let model = try answers.model(of: data).model
    try answers.output.write(PredictResult(user, movie, in: data, model))
  }
}
