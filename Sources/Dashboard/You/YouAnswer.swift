import Models
import RatingData

/// What a model makes of the person before the screen, folded in.
struct YouAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let ratings: [MovieRating]
    /// Movies that are not asked about.
    let skipped: Set<MovieIndex>
    let filter: MovieFilter
  }

  let question: ModelQuestion<Subject>
  /// What is expected of each movie that was rated.
  let expected: [MovieIndex: Float]
  let recommendations: [Recommendation]
  let reasons: [MovieIndex: Reasons]
  let neighbours: [UserAnswer.Companion]
  /// Movies to rate next, the best to ask about first.
  let suggestions: [MovieIndex]
  /// Whether the predictions beside the lists are ratings.
  let predictsRatings: Bool
  /// Whether all that was rated says nothing to the model: it learns from what people like, and none of it is liked.
  let tellsNothing: Bool

  private static let explained = 60

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let (ratings, filter) = (question.subject.ratings, question.subject.filter)
    let model = question.model.snapshot.model
    let judge = question.judge ?? question.model
    let seen = Set(ratings.map(\.movie))
    let folded = question.model.folded(ratings, in: data)
    let judged = judge == question.model ? folded : judge.folded(ratings, in: data)
    self.question = question
    let tellsNothing = !ratings.isEmpty && folded.scores.allSatisfy { $0 == 0 }
    self.tellsNothing = tellsNothing
    predictsRatings = judge.snapshot.model.predictsRatings
    expected = Dictionary(
      ratings.map {
        (
          $0.movie,
          judge.snapshot.model.shown(judged.scores[$0.movie.position], on: data.ratings.scale)
        )
      }, uniquingKeysWith: { $1 })
    recommendations =
      ratings.isEmpty || tellsNothing
      ? []
      : model.recommendations(
        for: folded, ratedBy: judge.snapshot.model, there: judged,
        excluding: filter.includesSeen ? [] : seen, count: ListDepth.rows, on: data.ratings.scale,
        where: { filter.admits($0, in: data) })
    reasons = Dictionary(
      uniqueKeysWithValues: recommendations.prefix(Self.explained).map {
        ($0.movie, Reasons(folded.reasons(for: $0.movie)))
      })
    neighbours =
      ratings.isEmpty || tellsNothing
      ? []
      : model.nearestUsers(to: folded, count: 20, measure: .cosine).map {
        UserAnswer.Companion(
          user: $0.index, similarity: $0.similarity,
          loved: UserAnswer.favourite(of: $0.index, notIn: seen, library))
      }
    suggestions = Suggestions(model, library: library).movies(
      besides: seen, skipping: question.subject.skipped, filter: filter)
  }
}

/// Which movies to ask a person about: known to many, so that they have seen them, and far from what they have rated, so
/// that each answer tells much.
///
/// Source of the trade of popularity against information: Rashid et al.: Getting to Know You, IUI 2002.
/// https://doi.org/10.1145/502716.502737
private struct Suggestions {
  let model: any Model
  let library: Library

  /// The most rated movies, out of which others are never asked about.
  private static let wellKnown = 400
  private static let count = 30

  init(_ model: any Model, library: Library) {
    self.model = model
    self.library = library
  }

  func movies(
    besides seen: Set<MovieIndex>, skipping skipped: Set<MovieIndex>, filter: MovieFilter
  ) -> [MovieIndex] {
    let candidates = library.mostRated.prefix(Self.wellKnown)
      .filter { !seen.contains($0) && !skipped.contains($0) && filter.admits($0, in: library.data) }
    guard let vectors = model.movieVectors, !candidates.isEmpty else {
      return Array(candidates.prefix(Self.count))
    }
    let rows = FactorMatrix(
      rows: candidates.count, columns: vectors.columns,
      values: candidates.flatMap { vectors[$0.position] })
    // The similarity of each candidate to whatever is nearest among what was rated or is asked before it; 1, so that it
    // tells nothing more, of one that was chosen.
    var nearest = [Float](repeating: 0, count: candidates.count)
    func take(_ movie: MovieIndex) {
      let scores = rows.scores(against: vectors[movie.position], measure: .cosine)
      for (index, score) in scores.enumerated() { nearest[index] = max(nearest[index], score) }
    }
    seen.union(skipped).forEach(take)
    var chosen: [MovieIndex] = []
    while chosen.count < Self.count, !candidates.isEmpty {
      let gains = candidates.indices.map { index in
        Double(library.ratingCount(candidates[index])) * Double(1 - nearest[index])
      }
      guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0 else {
        break
      }
      chosen.append(candidates[best])
      take(candidates[best])
      nearest[best] = 1
    }
    return chosen
  }
}
