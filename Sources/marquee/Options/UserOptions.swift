import Answers
import ArgumentParser
import RatingData

/// What the commands share that ask a model of one user.
struct UserOptions: ParsableArguments {
  @Argument(help: "Id of the user.")
  var user: String

  @OptionGroup var answers: AnswerOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Number of rows in each list.", valueName: "n"))
  var count = 10

  func validate() throws { try count.checkCount() }

  /// Reads the ratings, finds the user, gets a model, and writes what an answer makes of them.
  func write<Answer: CommandResult>(
    _ answer: (UserIndex, DataSet, AskedModels) throws(Failure) -> Answer
  ) throws {
    let data = try answers.data.load()
    let user = try data.catalogue.user(id: UserID(user))
    let asked = try answers.models(of: data)
    try answers.output.write(try answer(user, data, asked))
  }
}
