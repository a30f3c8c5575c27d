import Answers
import Models
import RatingData

/// The nearest movies of one.
struct MovieAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let movie: MovieIndex
    /// The model's usual one where nil.
    let measure: Similarity?
    let filter: MovieFilter
    /// Which of the model's samples is asked; nil for their mean, and of a model that has none.
    let sample: Int?
  }

  let question: ModelQuestion<Subject>
  let movie: MovieIndex
  let measure: Similarity
  let filter: MovieFilter
  /// Which of so many samples it is of; nil for their mean.
  let sample: Int?
  let samples: Int
  let neighbours: [Neighbour<MovieIndex>]

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let (model, subject) = (question.model.snapshot.model, question.subject)
    // A younger model has fewer samples than the one that was stepped through: then all of them are asked.
    let answer = NearestMovies(
      to: subject.movie, in: library.data, model, measure: subject.measure, sample: subject.sample,
      filter: subject.filter, count: ListDepth.rows)
    self.question = question
    movie = subject.movie
    measure = answer.measure
    filter = subject.filter
    sample = answer.sample
    samples = model.sampleCount
    neighbours = answer.neighbours
  }
}
