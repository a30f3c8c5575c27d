import ArgumentParser
import RatingData

/// Which movie: by title, or by id; perhaps none.
struct OptionalMovieOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Title of the movie, or part of it; small typing errors are forgiven."))
  var title: String?

  @Option(help: "Id of the movie, instead of a title.")
  var id: String?

  var isGiven: Bool { title != nil || id != nil }

  func validate() throws {
    if title != nil, id != nil {
      throw ValidationError("Give either a title or --id, not both.")
    }
  }

  /// The movie that is meant; nil where none is named.
  func movie(in data: DataSet) throws(Failure) -> MovieIndex? {
    if let id { return try data.catalogue.movie(id: MovieID(id)) }
    guard let title else { return nil }
    return try data.catalogue.movie(title: title) { data.byMovie.count($0) }
  }
}

/// Which movie, where one has to be named.
struct MovieOptions: ParsableArguments {
  @OptionGroup var choice: OptionalMovieOptions

  func validate() throws {
    guard choice.isGiven else {
      throw ValidationError("Give a movie: its title, or its id with --id.")
    }
  }

  /// The movie that is meant.
  func movie(in data: DataSet) throws(Failure) -> MovieIndex {
    guard let movie = try choice.movie(in: data) else {
      throw .usage("Give a movie: its title, or its id with --id.")
    }
    return movie
  }
}
