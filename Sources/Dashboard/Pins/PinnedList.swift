import Models
import RatingData

/// The list of what is pinned, as one model makes it: a movie's neighbours, or a user's recommendations.
struct PinnedList: Sendable {
  struct Row: Sendable, Equatable {
    let movie: MovieIndex
    /// A similarity, a rating or a score, as it is shown.
    let value: String
  }

  struct Subject: Equatable, Sendable {
    let place: Place
    /// What a movie's neighbours are compared by; the model's usual one where nil.
    let measure: ModelMeasure?
    let filter: MovieFilter
  }

  let question: ModelQuestion<Subject>
  let rows: [Row]
  /// Root of the mean squared error over a user's ratings; nil of a movie, and of a model that only ranks.
  let error: Double?

  var movies: [MovieIndex] { rows.map(\.movie) }

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let subject = question.subject
    self.question = question
    switch subject.place {
    case .movie(let movie):
      let neighbours = MovieAnswer(
        MovieAnswer.Question(
          subject: MovieAnswer.Subject(
            movie: movie, measure: subject.measure, filter: subject.filter, sample: nil),
          source: .model(question.model)), in: library)
      rows = neighbours.neighbours.map {
        Row(movie: $0.index, value: neighbours.measure.format($0.similarity))
      }
      error = nil
    case .user(let user):
      let answer = UserAnswer(
        ModelQuestion(
          UserAnswer.Subject(user: user, filter: subject.filter), of: question.model,
          judgedBy: question.judge), in: library)
      let figures = answer.figures(library.values)
      rows = answer.report.recommendations.map {
        Row(movie: $0.movie, value: figures.text($0))
      }
      error = answer.report.rootMeanSquaredError
    }
  }
}
