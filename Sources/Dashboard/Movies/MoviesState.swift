import Cells
import Models
import RatingData

/// What the Movies screen knows.
struct MoviesState: Sendable {
  enum Focus: Sendable {
    case list
    case neighbours
  }

  var browser = Browser<MovieIndex>()
  var sort = MovieSort.ratings
  var direction = SortDirection.natural
  var focus = Focus.list

  var measure = Similarity.cosine
  /// Neighbours with fewer ratings than this are left out.
  var minimumRatings = 20
  /// How the selected movie was rated; counted when it is selected, not at each frame.
  var histogram: RatingHistogram?
  var answer: MovieAnswer?
  /// How each neighbour moved against the answer before, in the answer's order.
  var movements: [Movement] = []
  var neighbours = ListWindow()

  var trail: [MovieIndex] { browser.trail }

  static let minimums = [0, 5, 20, 50, 100]

  /// The question whose answer the screen would show.
  var subject: Query.Subject? {
    browser.selected.map { .movie($0, measure: measure, minimumRatings: minimumRatings) }
  }

  /// The answer, if it is about the selected movie.
  var current: MovieAnswer? { answer.flatMap { $0.movie == browser.selected ? $0 : nil } }

  mutating func receive(_ answer: MovieAnswer) {
    let before = self.answer.flatMap { $0.query.subject == answer.query.subject ? $0 : nil }
    let isSameRun = before?.query.model.run == answer.query.model.run
    if before?.query.model != answer.query.model {
      movements = Movement.between(
        (isSameRun ? before : nil)?.neighbours.map(\.index), answer.neighbours.map(\.index))
    }
    if before == nil { neighbours.select(0) }
    self.answer = answer
    neighbours.setCount(answer.neighbours.count)
  }
}
