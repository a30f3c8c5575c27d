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
    let draw: Int?
  }

  let question: ModelQuestion<Subject>
  let movie: MovieIndex
  let measure: Similarity
  let filter: MovieFilter
  /// Which of so many draws it is of; nil for their mean.
  let draw: Int?
  let draws: Int
  let neighbours: [Neighbour<MovieIndex>]

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let whole = question.model.snapshot.model
    let filter = question.subject.filter
    let measure = question.subject.measure ?? whole.similarities.first ?? .cosine
    // A younger model has fewer draws than the one that was stepped through.
    let draw = question.subject.draw.flatMap { $0 < whole.drawCount ? $0 : nil }
    let asked = draw.map { whole.draw($0) } ?? whole
    self.question = question
    movie = question.subject.movie
    self.measure = whole.similarity(for: measure)
    self.filter = filter
    self.draw = draw
    draws = whole.drawCount
    neighbours = asked.nearestMovies(
      to: movie, count: ListDepth.rows, measure: measure,
      where: { filter.admits($0, in: library.data) })
  }
}
