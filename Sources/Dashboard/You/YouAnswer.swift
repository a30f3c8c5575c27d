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
    /// Movies that they have not seen, for they want to.
    let wanted: Set<MovieIndex>
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
  /// What more answers would bring; nil where nobody knows.
  let narrowing: Suggestions.Narrowing?
  /// What is known of anybody: found once, and asked again after each answer.
  let ground: Suggestions.Ground?
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

  /// - Parameter before: an earlier answer, of the same models perhaps.
  init(_ question: ModelQuestion<Subject>, in library: Library, after before: YouAnswer? = nil) {
    let data = library.data
    let models = question.model.judged(by: question.judge)
    let isSame = before.map {
      $0.question.model == question.model && $0.question.judge == question.judge
    }
    ground =
      isSame == true
      ? before?.ground : Suggestions.Ground(models.judge, library.mostRated, in: data)
    let report = PersonReport(
      of: question.subject.ratings, watched: Array(question.subject.watched), in: data, models,
      ground: ground, filter: question.subject.filter, count: ListDepth.rows)
    self.question = question
    tellsNothing = report.tellsNothing
    predictsRatings = report.predictsRatings
    rankedBy = report.rankedBy
    expected = report.expected
    recommendations = report.recommendations
    reasons = report.reasons(first: Self.explained, in: data)
    neighbours = report.companions(count: 20, in: data)
    // A list that is chosen among holds what is yet to be seen.
    var asked = question.subject.filter
    asked.only = nil
    let next = Suggestions(
      outOf: library.mostRated,
      .init(
        rated: question.subject.ratings, watched: question.subject.watched,
        skipped: question.subject.skipped,
        wanted: question.subject.wanted), in: data, ground, models.lists.model, filter: asked)
    suggestions = next.movies
    narrowing = next.narrowing
  }
}
