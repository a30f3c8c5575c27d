import ArgumentParser
import Models
import Profiles
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
      or movielens.org export; - is standard input. What was watched and not rated is not recommended either, unless \
      the filter says seen. Without training options the preset browse recommends, and the data's own preset predicts \
      the stars.
      """)

  @Argument(help: "Id of the user; not with --ratings and --profile.")
  var user: String?

  @Option(
    help: ArgumentHelp("Ratings of one's own, instead of a user's.", valueName: "file"),
    completion: .file(extensions: ["csv", "zip"]))
  var ratings: String?

  @Option(help: ArgumentHelp("Ratings that were given on the screen You.", valueName: "name"))
  var profile: String?

  @OptionGroup var answers: AnswerOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Number of movies to list.", valueName: "n"))
  var count = 10

  func validate() throws {
    try count.checkCount()
    guard [user, ratings, profile].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("Give a user's id, or --ratings, or --profile: one of them.")
    }
    try answers.data.checkStandardInput(besides: ratings)
  }

  func run() throws {
    let data = try answers.data.load()
    let filter = try filter.filter(for: data)
    if let user {
      let user = try data.catalogue.user(id: UserID(user))
      let asked = try answers.models(of: data)
      try answers.output.write(
        RecommendResult(for: user, in: data, asked, filter: filter, count: count))
    } else {
      let (own, watched) = try ownMovies(in: data)
      let asked = try answers.models(of: data)
      try answers.output.write(
        RecommendResult(
          forRatings: own, watched: watched, in: data, asked, filter: filter, count: count))
    }
  }

  /// What the person brings, and movies that they have watched besides.
  private func ownMovies(
    in data: DataSet
  ) throws(Failure) -> (ratings: [MovieRating], watched: [MovieIndex]) {
    let ids = MovieIDSource(of: data)
    guard let ratings else { return (try found(of: try keptProfile(), ids, in: data), []) }
    let imported = try answers.data.ratings(from: ratings, in: data)
    for remark in imported.remarks { StandardError.write(line: "marquee: warning: \(remark)") }
    if imported.watchedCount + imported.watchlistCount > 0 {
      let read = "\(imported.profile.entries.count.counted("rating", .plain)) read"
      StandardError.write(line: ([read] + imported.besides).joined(separator: ", "))
    }
    let own = imported.profile.brought(to: data.catalogue, identifiedBy: ids)
    return (
      try found(of: own, ids, in: data),
      imported.watched.compactMap { data.catalogue.index(of: $0) }
    )
  }

  private func keptProfile() throws(Failure) -> Profile {
    do throws(ProfileError) {
      guard let folder = Home.profileFolder else {
        throw ProfileError.notWritten("no profile is kept: HOME is not set")
      }
      return try ProfileFile(named: profile ?? "", in: folder).read()
    } catch {
      throw .badRatings(error)
    }
  }

  /// What of the person's ratings is in the data; how many are not is said on standard error.
  ///
  /// - Parameter ids: whose ids the data have.
  private func found(
    of own: Profile, _ ids: MovieIDSource, in data: DataSet
  ) throws(Failure) -> [MovieRating] {
    let found = own.ratings(in: data.catalogue, identifiedBy: ids, on: data.ratings.scale)
    if found.count < own.entries.count {
      StandardError.write(
        line:
          "marquee: warning: \(own.entries.count - found.count) of \(own.entries.count) ratings are"
          + " of movies that are not in these data")
    }
    guard !own.entries.isEmpty else {
      throw .badData(
        profile.map {
          "the profile \($0) has no ratings yet: rate movies on the screen You, or import some with marquee"
            + " profile import"
        } ?? "\(ratings ?? ""): there are no ratings in it")
    }
    guard !found.isEmpty else {
      throw .badData(
        profile.map {
          "no movie of the profile \($0) is in these data: none of its \(own.entries.count) ratings has an id"
            + " or a title and year that they know"
        } ?? "none of the \(own.entries.count) ratings is of a movie in these data")
    }
    return found.map { MovieRating(movie: $0.movie, rating: $0.value) }
  }
}

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
