import ArgumentParser
import RatingData

/// `marquee recommend`
struct RecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend", abstract: "Movies that a user has not rated, best first.")

  @Argument(help: "The user's id.")
  var user: String

  @OptionGroup var answers: AnswerOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("How many.", valueName: "n"))
  var count = 10

  func validate() throws { try count.checkCount() }

  func run() throws {
    let data = try answers.data.load()
    let user = try data.catalogue.user(id: UserID(user))
    let model = try answers.model(of: data)
    try answers.output.write(RecommendAnswer(for: user, in: data, model, count: count))
  }
}
