import Cells
import Models
import RatingData
import Text

/// Movies by their titles, or by their numbers in the last list.
extension LinearDashboard {
  /// Goes on with the movie that is meant. Where several may be, their numbers choose; where none is, says so.
  mutating func withMovie(
    _ text: String, _ step: @escaping @Sendable (MovieIndex) -> LinearStep
  ) -> LinearOutcome {
    if let number = Int(text), case .movie(let movie)? = list?[number: number]?.subject {
      return step(movie)(&self)
    }
    guard let library else { return withLibrary { _ in .waits() } }
    switch library.titles.find(text) {
    case .one(let movie): return step(movie)(&self)
    case .ambiguous(let movies):
      return .says(
        LinearReply(
          ["\(movies.count) movies may be meant; a number chooses one."],
          NumberedList(movies.mostRatedFirst(library).map { library.row(of: $0, step($0)) })))
    case .none(let closest):
      if case .one(let movie) = TitleSearch(library.data.catalogue.unratedMovies).find(text) {
        let title = library.data.catalogue.unratedMovies[movie.position].title
        return .says("Nobody has rated \(title), so nothing is learned of it.")
      }
      let nothing = "No movie is called \(text.excerpt())."
      guard !closest.isEmpty else { return .says(nothing) }
      return .says(
        LinearReply(
          [nothing + " The nearest titles:"],
          NumberedList(closest.map { library.row(of: $0, step($0)) })))
    }
  }
}

extension [MovieIndex] {
  func mostRatedFirst(_ library: Library) -> [MovieIndex] {
    sorted {
      (library.ratingCount($1), $0.position) < (library.ratingCount($0), $1.position)
    }
  }
}

extension Library {
  func title(_ movie: MovieIndex) -> String { data.catalogue[movie].title }

  /// `247 ratings, mean 3.87`
  func facts(_ movie: MovieIndex) -> String {
    "\(ratingCount(movie).counted(values.ofMovie)), mean \(values.text(movieMeans[movie.position]))"
  }

  /// A line of a movie.
  ///
  /// - Parameter choose: what its number does.
  func row(of movie: MovieIndex, _ choose: @escaping LinearStep) -> NumberedList.Row {
    NumberedList.Row(
      text: "\(title(movie)), \(facts(movie)).", subject: .movie(movie), choose: choose)
  }

  /// A line of a recommended movie, with the rating that carries it, if one does.
  func row(
    of movie: Recommendation, _ figures: ListFigures, because reason: MovieIndex? = nil
  ) -> NumberedList.Row {
    let figure =
      switch figures.rankedBy {
      case .fit: "fits \((Double(movie.fit ?? 0) * 100).fixed(0)) percent"
      case .ratings: "\(figures.text(movie)) \(values.predictionName) expected"
      case .likers: "liked by \(figures.text(movie))"
      }
    let rating =
      figures.hasRatings ? ", \(figures.rating(movie)) \(values.predictionName) expected" : ""
    let because = reason.map { ", because of \(title($0))" } ?? ""
    return NumberedList.Row(
      text: "\(title(movie.movie)), \(figure)\(rating)\(because).", subject: .movie(movie.movie),
      choose: LinearCommand.neighbours(of: movie.movie))
  }
}
