import ArgumentParser
import RatingData

/// Which movie: by title, or by id.
struct MovieOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Title of the movie, or part of it; small typing errors are forgiven."))
  var title: String?

  @Option(help: "Id of the movie, instead of a title.")
  var id: String?

  func validate() throws {
    switch (title, id) {
    case (nil, nil): throw ValidationError("Give a movie: its title, or its id with --id.")
    case (_?, _?): throw ValidationError("Give either a title or --id, not both.")
    default: break
    }
  }

  /// The movie that is meant.
  func movie(in data: DataSet) throws(Failure) -> MovieIndex {
    if let id { return try data.catalogue.movie(id: MovieID(id)) }
    return try data.catalogue.movie(title: title ?? "") { data.byMovie.count($0) }
  }
}

/// Which movie, where one may be named.
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
