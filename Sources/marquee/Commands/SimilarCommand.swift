import Answers
import ArgumentParser
import Models
import RatingData

extension Similarity: ExpressibleByArgument {}

/// `marquee similar`
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "List the movies that are most similar to a movie, or to several.",
    discussion: """
      Without training options the preset browse is trained, whose neighbours are the best to look at. --like and \
      --unlike, as often as wanted, ask for what is near some movies and far from others.
      """)

  @OptionGroup var movie: OptionalMovieOptions
  @OptionGroup var answers: AnswerOptions

  @Option(
    help: ArgumentHelp(
      "A movie that the listed ones are to be like, by its title.", valueName: "title"))
  var like: [String] = []

  @Option(
    help: ArgumentHelp("A movie that the listed ones are not to be like.", valueName: "title"))
  var unlike: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of movies to list.", valueName: "n"))
  var count = 10

  @Option(
    help: ArgumentHelp(
      "Measure of similarity; a model of weights between movies goes by weight alone. (default: the model's usual one)"
    ))
  var measure: Similarity?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var lists: ListOptions

  func validate() throws {
    try count.checkCount()
    guard movie.isGiven || !like.isEmpty else {
      throw ValidationError("Give a movie: its title, its id with --id, or --like.")
    }
    let named = (movie.isGiven ? 1 : 0) + like.count + unlike.count
    guard measure == nil || named == 1 else {
      throw ValidationError("--measure: several movies are compared by cosine alone")
    }
  }

  func run() throws {
    let data = try answers.data.load()
    let filter = try lists.narrow(filter.filter(for: data), in: data, answers.data)
    let one = try movie.movie(in: data)
    func found(_ titles: [String]) throws(Failure) -> [MovieIndex] {
      try titles.map { title throws(Failure) in
        try data.catalogue.movie(title: title) { data.byMovie.count($0) }
      }
    }
    let liked = try (one.map { [$0] } ?? []) + found(like)
    let unliked = try found(unlike)
    let model = try answers.listModel(of: data).model
    guard !model.similarities.isEmpty else {
      throw Failure.usage(
        "a model of the kind \(model.kind) has no factors, so no movies are similar; use another"
          + " --learner, or other --weights")
    }
    let answer =
      if liked.count == 1, unliked.isEmpty {
        NearestMovies(
          to: liked[0], in: data, model, measure: measure, filter: filter, count: count)
      } else {
        NearestMovies(
          like: liked, unlike: unliked, in: data, model, filter: filter, count: count)
      }
    try answers.output.write(SimilarResult(answer, in: data, charset: .current))
  }
}

extension Int {
  /// Refuses a `--count` that asks for nothing.
  func checkCount() throws {
    guard self >= 1 else { throw ValidationError("--count \(self): expected at least 1") }
  }
}

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
