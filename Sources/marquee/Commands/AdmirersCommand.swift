import ArgumentParser
import Models
import RatingData

/// `marquee admirers`
struct AdmirersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admirers",
    abstract: "List the users who would love a movie most and have not rated it.",
    discussion: """
      Without training options the preset browse is trained, whose lists are the best; its scores rank users and are no \
      ratings. --preset biased, say, predicts ratings instead.
      """)

  @OptionGroup var movie: MovieOptions
  @OptionGroup var answers: AnswerOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of users to list.", valueName: "n"))
  var count = 10

  func validate() throws { try count.checkCount() }

  func run() throws {
    let data = try answers.data.load()
    let movie = try movie.movie(in: data)
    let model = try answers.listModel(of: data).model
    try answers.output.write(AdmirersResult(of: movie, in: data, model, count: count))
  }
}
