import Models
import RatingData

/// What a model finds nearest to a few movies.
struct InsideAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let movies: [MovieIndex]
    let filter: MovieFilter
    /// The model of the epoch before, which lists are compared with; nil of a first one.
    let earlier: TrainedModel?
  }

  struct List: Sendable, Equatable {
    let movie: MovieIndex
    /// The nearest, the first first.
    let nearest: [MovieIndex]
    /// How each of them moved since the epoch before.
    let movements: [Movement]
  }

  let question: ModelQuestion<Subject>
  /// In the order of the subject's movies; without any where the model has no factors to compare movies by.
  let lists: [List]

  /// Rows that a list has at the most.
  private static let depth = 12

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    self.question = question
    let subject = question.subject
    lists = subject.movies.map { movie in
      let nearest = subject.nearest(to: movie, by: question.model, in: library)
      let before = subject.earlier.map { subject.nearest(to: movie, by: $0, in: library) }
      return List(
        movie: movie, nearest: Array(nearest.prefix(Self.depth)),
        movements: Movement.between(before, Array(nearest.prefix(Self.depth))))
    }
  }
}

extension InsideAnswer.Subject {
  /// What a model finds nearest to a movie.
  fileprivate func nearest(
    to movie: MovieIndex, by model: TrainedModel, in library: Library
  ) -> [MovieIndex] {
    let answer = MovieAnswer(
      MovieAnswer.Question(
        subject: MovieAnswer.Subject(movie: movie, measure: nil, filter: filter, sample: nil),
        source: .model(model)), in: library)
    return answer.neighbours.map(\.index)
  }
}
