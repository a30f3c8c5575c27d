import Answers
import Models
import RatingData

/// What a model makes of the person before the screen, folded in.
struct YouAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let ratings: [MovieRating]
    /// Movies that they know, too, and did not rate.
    let watched: Set<MovieIndex>
    /// Movies that are not asked about.
    let skipped: Set<MovieIndex>
    let filter: MovieFilter
  }

  let question: ModelQuestion<Subject>
  /// What is expected of each movie that was rated.
  let expected: [MovieIndex: Float]
  let recommendations: [Recommendation]
  let reasons: [MovieIndex: Reasons]
  let neighbours: [Companion]
  /// Movies to rate next, the best to ask about first.
  let suggestions: [MovieIndex]
  /// Whether the predictions beside the lists are ratings.
  let predictsRatings: Bool
  /// What the recommendations are in the order of.
  let rankedBy: RankedBy
  /// Whether all that was rated says nothing to the model of the person's taste.
  let tellsNothing: Bool

  private static let explained = 60

  func figures(_ values: ValueFormat) -> ListFigures {
    ListFigures(rankedBy, values, predictsRatings: predictsRatings)
  }

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let models = question.model.judged(by: question.judge)
    let report = PersonReport(
      of: question.subject.ratings, watched: Array(question.subject.watched), in: data, models,
      filter: question.subject.filter, count: ListDepth.rows)
    self.question = question
    tellsNothing = report.tellsNothing
    predictsRatings = report.predictsRatings
    rankedBy = report.rankedBy
    expected = report.expected
    recommendations = report.recommendations
    reasons = report.reasons(first: Self.explained, in: data)
    neighbours = report.companions(count: 20, in: data)
    suggestions =
      Suggestions(
        outOf: library.mostRated, besides: Set(question.subject.ratings.map(\.movie)),
        skipping: question.subject.skipped, in: data,
        models.lists.model, filter: question.subject.filter
      ).movies
  }
}
