import ArgumentParser
import RatingData
import Runs

/// `marquee user`
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "A user's profile, ratings against predictions, recommendations, nearest users.")

  @Argument(help: "The user's id.")
  var user: String

  @OptionGroup var answers: AnswerOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many rows of each list; JSON has all ratings.", valueName: "n"))
  var count = 10

  func validate() throws { try count.checkCount() }

  func run() throws {
    let data = try answers.data.load()
    let user = try data.catalogue.user(id: UserID(user))
    let model = try answers.model(of: data)
    try answers.output.write(UserAnswer(user, in: data, model, count: count))
  }
}
