import Models
import RatingData

/// What a model finds nearest to a few movies.
struct InsideAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let movies: [MovieIndex]
    let filter: MovieFilter
  }

  struct List: Sendable, Equatable {
    let movie: MovieIndex
    /// The nearest, the first first.
    let nearest: [MovieIndex]
  }

  let question: ModelQuestion<Subject>
  /// In the order of the subject's movies; without any where the model has no factors to compare movies by.
  let lists: [List]

  /// Rows that a list has at the most.
  private static let depth = 12

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    self.question = question
    lists = question.subject.movies.map { movie in
      let answer = MovieAnswer(
        MovieAnswer.Question(
          subject: MovieAnswer.Subject(
            movie: movie, measure: nil, filter: question.subject.filter, sample: nil),
          source: .model(question.model)), in: library)
      return List(movie: movie, nearest: answer.neighbours.prefix(Self.depth).map(\.index))
    }
  }
}
