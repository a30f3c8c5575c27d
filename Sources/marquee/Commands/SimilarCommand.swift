import Answers
import ArgumentParser
import Models
import RatingData

extension MovieMeasure: ExpressibleByArgument {}

/// `marquee similar`
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "List the movies that are most similar to a movie, or to several.",
    discussion: """
      Without training options and weights movies are compared by likeness: who watched them, who liked them, and what \
      the draws of bayes have in common, fused. It is made once, which takes a while, and kept. --like and --unlike, as \
      often as wanted, ask for what is near some movies and far from others.
      """)

  @OptionGroup var movie: OptionalMovieOptions
  @OptionGroup var model: ModelOptions

  @Option(
    help: ArgumentHelp(
      "A movie that the listed ones are to be like, by its title.", valueName: "title"))
  var like: [String] = []

  @Option(
    help: ArgumentHelp("A movie that the listed ones are not to be like.", valueName: "title"))
  var unlike: [String] = []

  @Flag(help: "List what is similar to each movie, every movie in turn.")
  var all = false

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of movies to list.", valueName: "n"))
  var count = 10

  @Option(
    help: ArgumentHelp(
      "Measure of similarity: likeness, or one of a model's factors; a model of weights between movies goes by weight alone. (default: likeness; the model's usual one where a model is asked for)"
    ))
  var measure: MovieMeasure?

  @OptionGroup(title: "Another program's model") var files: OpenOptions
  @OptionGroup var output: ListOutputOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var lists: ListOptions

  func validate() throws {
    try count.checkCount()
    let named = (movie.isGiven ? 1 : 0) + like.count + unlike.count
    guard all || movie.isGiven || !like.isEmpty else {
      throw ValidationError("Give a movie: its title, its id with --id, or --like; or --all.")
    }
    guard !all || named == 0 else {
      throw ValidationError("--all lists what is similar to each movie: leave out the others")
    }
    guard all == (output.output == .csv) || all && output.output == .json else {
      throw ValidationError(
        all
          ? "--all writes a list for each movie: give --output csv or --output json"
          : "--output csv goes with --all; expected text or json")
    }
    guard files.movies == nil || model.isOpen else {
      throw ValidationError(
        "--movies has the model that is asked: leave out training options and --weights")
    }
    switch measure {
    case .likeness where files.movies != nil:
      throw ValidationError(
        "--measure likeness asks ratings, and no model: leave out --movies, or the measure")
    case .likeness where !model.isOpen:
      throw ValidationError(
        "--measure likeness asks no model: leave out training options and --weights")
    case .model(let measure) where named > 1:
      throw ValidationError(
        "--measure \(measure.rawValue): several movies are compared by likeness, or by cosine alone"
      )
    default: break
    }
  }

  func run() throws {
    let opened = try files.opened(model.data, by: nil)
    let data = try opened?.data ?? model.data.load()
    let filter = try lists.narrow(
      filter.filter(for: data, isOpened: opened != nil), in: data, model.data)
    let (liked, unliked) = try named(in: data)
    let asked = try opened.map { self.nearness(of: $0.model) } ?? self.nearness(of: data)
    guard !all else {
      let lists = SimilarLists(asked, in: data, filter: filter, count: count)
      try lists?.write(output.output, to: StandardOutput(), model.data.reading.workers)
      return
    }
    let answer = SimilarResult(
      asked.nearest(like: liked, unlike: unliked, in: data, filter: filter, count: count),
      in: data, charset: .current)
    try StandardOutput().write(line: output.output == .json ? answer.json.text : answer.text)
  }

  /// The movies that are named, and those that the listed ones are not to be like.
  private func named(
    in data: DataSet
  ) throws(Failure) -> (liked: [MovieIndex], unliked: [MovieIndex]) {
    func found(_ titles: [String]) throws(Failure) -> [MovieIndex] {
      try titles.map { title throws(Failure) in
        try data.catalogue.movie(title: title) { data.byMovie.count($0) }
      }
    }
    let one = try movie.movie(in: data)
    return (try (one.map { [$0] } ?? []) + found(like), try found(unlike))
  }

  /// What knows which movies are near: likeness, unless a model is asked for.
  private func nearness(of data: DataSet) throws(Failure) -> AskedNearness {
    switch measure {
    case .likeness: return .likeness(try model.likeness(of: data))
    case nil where model.isOpen: return .likeness(try model.likeness(of: data))
    case nil: return .model(try comparingModel(of: data), nil)
    case .model(let measure): return .model(try comparingModel(of: data), measure)
    }
  }

  /// Another program's model: by cosine, unless told.
  private func nearness(of model: OpenedModel) -> AskedNearness {
    if case .model(let measure) = measure { .model(model, measure) } else { .model(model, nil) }
  }

  /// A model that can compare movies.
  private func comparingModel(of data: DataSet) throws(Failure) -> any Model {
    let asked = try model.listModel(of: data).model
    guard !asked.similarities.isEmpty else {
      throw Failure.usage(
        "a model of the kind \(asked.kind) has no factors, so no \(data.kind.plural) are similar; use another"
          + " --learner, or other --weights")
    }
    return asked
  }
}

extension Int {
  /// Refuses a `--count` that asks for nothing.
  func checkCount() throws {
    guard self >= 1 else { throw ValidationError("--count \(self): expected at least 1") }
  }
}
