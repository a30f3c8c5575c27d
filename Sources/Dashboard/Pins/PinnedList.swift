import Models
import RatingData

/// The list of what is pinned, as one model makes it: a movie's neighbours, or a user's recommendations.
struct PinnedList: Sendable {
  struct Row: Sendable, Equatable {
    let movie: MovieIndex
    /// A similarity, a rating or a score, as it is shown.
    let value: String
  }

  let place: Place
  let query: Query
  let rows: [Row]
  /// Root of the mean squared error over a user's ratings; nil of a movie, and of a model that only ranks.
  let error: Double?

  var movies: [MovieIndex] { rows.map(\.movie) }

  init(_ answer: MovieAnswer) {
    place = .movie(answer.movie)
    query = answer.query
    rows = answer.neighbours.map {
      Row(movie: $0.index, value: answer.measure.format($0.similarity))
    }
    error = nil
  }

  init(_ answer: UserAnswer, _ values: ValueFormat) {
    place = .user(answer.user)
    query = answer.query
    rows = answer.report.recommendations.map {
      Row(movie: $0.movie, value: answer.text(Double($0.predicted), values))
    }
    error = answer.report.rootMeanSquaredError
  }
}
