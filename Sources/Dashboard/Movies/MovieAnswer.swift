import Answers
import Jobs
import Models
import RatingData

/// The nearest movies of one.
struct MovieAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let movie: MovieIndex
    /// The model's usual one where nil.
    let measure: ModelMeasure?
    let filter: MovieFilter
    /// Which of the model's samples is asked; nil for their mean, and of a model that has none.
    let sample: Int?
  }

  /// A subject, and what answers it.
  struct Question: JobRequest {
    let subject: Subject
    let source: NeighbourSource
  }

  let question: Question
  let movie: MovieIndex
  let measure: MovieMeasure
  let filter: MovieFilter
  /// Which of so many samples it is of; nil for their mean, and of what has none.
  let sample: Int?
  let samples: Int
  let neighbours: [Neighbour<MovieIndex>]
  /// What is to be chosen among and has no figure.
  let notCompared: [MovieIndex]

  /// The rows of the list.
  var movies: [MovieIndex] { neighbours.map(\.index) + notCompared }

  init(_ question: Question, in library: Library) {
    let subject = question.subject
    let answer: NearestMovies
    switch question.source {
    case .likeness(let made):
      answer = NearestMovies(
        like: [subject.movie], in: library.data, made.likeness(of: subject.movie),
        filter: subject.filter, count: ListDepth.rows)
    case .model(let model):
      // A younger model has fewer samples than the one that was stepped through: then all of them are asked.
      answer = NearestMovies(
        to: subject.movie, in: library.data, model.snapshot.model, measure: subject.measure,
        sample: subject.sample, filter: subject.filter, count: ListDepth.rows)
    }
    self.question = question
    movie = subject.movie
    measure = answer.measure
    filter = subject.filter
    sample = answer.sample
    samples = question.source.model?.snapshot.model.sampleCount ?? 0
    neighbours = answer.neighbours
    notCompared = answer.notCompared
  }
}
