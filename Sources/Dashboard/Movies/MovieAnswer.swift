import Models
import RatingData

/// The nearest movies of one.
public struct MovieAnswer: Sendable {
  let query: Query
  let movie: MovieIndex
  let measure: Similarity
  let filter: MovieFilter
  /// Which of so many draws it is of; nil for their mean.
  let draw: Int?
  let draws: Int
  let neighbours: [Neighbour<MovieIndex>]

  init(
    query: Query, movie: MovieIndex, measure: Similarity?, filter: MovieFilter, draw: Int?,
    library: Library
  ) {
    let whole = query.model.snapshot.model
    let measure = measure ?? whole.similarities.first ?? .cosine
    // A younger model has fewer draws than the one that was stepped through.
    let draw = draw.flatMap { $0 < whole.drawCount ? $0 : nil }
    let asked = draw.map { whole.draw($0) } ?? whole
    self.query = query
    self.movie = movie
    self.measure = whole.similarity(for: measure)
    self.filter = filter
    self.draw = draw
    draws = whole.drawCount
    neighbours = asked.nearestMovies(
      to: movie, count: Query.depth, measure: measure,
      where: { filter.admits($0, in: library.data) })
  }
}
