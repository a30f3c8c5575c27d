import Answers
import ArgumentParser
import Models
import RatingData
import Text

/// `marquee user`
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Show a user's ratings with predictions, recommendations and nearest users.",
    discussion: """
      JSON output holds all of the user's ratings, whatever --count says. Without training options the preset browse \
      recommends, and the data's own preset predicts the ratings.
      """)

  @OptionGroup var options: UserOptions
  @OptionGroup var filter: FilterOptions

  func run() throws {
    try options.write { user, data, asked throws(Failure) in
      UserResult(
        user, in: data, asked, filter: try filter.filter(for: data), count: options.count)
    }
  }
}

/// `marquee recommend`
struct RecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "Recommend movies to a user, or to whoever has these ratings, best first.",
    discussion: """
      --ratings takes a file of one's own: movieId,rating and perhaps title, or what Letterboxd (the .zip, too), IMDb \
      or movielens.org export; - is standard input. Given for two to five people, --ratings and --profile make one \
      list for all, with everyone's fit and who gives way. What was watched and not rated is not recommended either, unless \
      the filter says seen. Without training options the preset browse recommends, and the data's own preset predicts \
      the stars.
      """)

  @Argument(help: "Id of the user; not with --ratings and --profile.")
  var user: String?

  @OptionGroup var own: OwnRatingOptions

  @Option(
    help: ArgumentHelp(
      "How a list for several people weighs them: least-misery, mean, or nobody-below=50, in percent of the best fit.",
      valueName: "rule"))
  var rule: GroupRule?

  @OptionGroup var model: ModelOptions
  @OptionGroup var output: ListOutputOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var lists: ListOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Number of movies to list.", valueName: "n"))
  var count = 10

  func validate() throws {
    try count.checkCount()
    guard (user == nil) != (own.count == 0) else {
      throw ValidationError("Give a user's id, or --ratings, or --profile: one of them.")
    }
    guard rule == nil || own.count > 1 else {
      throw ValidationError(
        "--rule: it weighs several people; give --ratings or --profile once for each")
    }
    for path in own.ratings { try model.data.checkStandardInput(besides: path) }
  }

  func run() throws {
    let data = try model.data.load()
    let filter = try lists.narrow(filter.filter(for: data), in: data, model.data)
    guard let user else {
      return try recommend(to: try own.members(in: data, model.data), data, filter)
    }
    let index = try data.catalogue.user(id: UserID(user))
    let asked = try model.models(of: data)
    try output.write(
      RecommendResult(for: index, in: data, asked, filter: filter, count: count))
  }

  private func recommend(
    to members: [GroupMember], _ data: DataSet, _ filter: MovieFilter
  ) throws {
    guard members.count > 1 else {
      let asked = try model.models(of: data)
      for member in members {
        try output.write(
          RecommendResult(
            forRatings: member.ratings, watched: member.watched, in: data, asked, filter: filter,
            count: count))
      }
      return
    }
    guard members.contains(where: { !$0.ratings.isEmpty }) else {
      throw Failure.badData(data.kind.worded("nobody has rated any movie of these data"))
    }
    let asked = try model.models(of: data)
    let report = GroupReport(
      of: members, in: data, asked, by: rule ?? .leastMisery, filter: filter, count: count)
    for absence in report.absent {
      StandardError.write(
        line: "marquee: warning: \(absence.name) \(absence.reason), and is left out")
    }
    try output.write(GroupResult(report, in: data, asked))
  }
}

extension GroupRule: ExpressibleByArgument {}

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
