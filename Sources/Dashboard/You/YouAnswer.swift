import Models
import RatingData

/// What a model makes of the person before the screen, folded in.
public struct YouAnswer: Sendable {
  /// What was rated, beside what is expected of it.
  struct Rated: Sendable, Equatable {
    let movie: MovieIndex
    let rating: Float
    let predicted: Float
  }

  let query: Query
  /// In the order of the ratings.
  let rated: [Rated]
  let recommendations: [Recommendation]
  let reasons: [MovieIndex: Reasons]
  let neighbours: [UserAnswer.Companion]
  /// Movies to rate next, the best to ask about first.
  let suggestions: [MovieIndex]
  /// Whether the predictions beside the lists are ratings.
  let predictsRatings: Bool

  private static let explained = 60

  init(
    query: Query, ratings: [MovieRating], skipped: Set<MovieIndex>, filter: MovieFilter,
    library: Library
  ) {
    let data = library.data
    let model = query.model.snapshot.model
    let judge = query.judge ?? query.model
    let seen = Set(ratings.map(\.movie))
    let folded = query.model.folded(ratings, in: data)
    let judged = judge == query.model ? folded : judge.folded(ratings, in: data)
    func predicted(_ movie: MovieIndex) -> Float {
      judge.snapshot.model.shown(judged.scores[movie.position], on: data.ratings.scale)
    }
    self.query = query
    predictsRatings = judge.snapshot.model.predictsRatings
    rated = ratings.map {
      Rated(movie: $0.movie, rating: $0.rating, predicted: predicted($0.movie))
    }
    recommendations =
      ratings.isEmpty
      ? []
      : model.recommendations(
        by: folded.scores, excluding: filter.includesSeen ? [] : seen, count: Query.depth,
        on: data.ratings.scale, where: { filter.admits($0, in: data) }
      ).map {
        Recommendation(movie: $0.movie, score: $0.score, predicted: predicted($0.movie))
      }
    reasons = Dictionary(
      uniqueKeysWithValues: recommendations.prefix(Self.explained).map {
        ($0.movie, Reasons(folded.reasons(for: $0.movie)))
      })
    neighbours =
      ratings.isEmpty
      ? []
      : model.nearestUsers(to: folded, count: 20, measure: .cosine).map {
        UserAnswer.Companion(
          user: $0.index, similarity: $0.similarity,
          loved: UserAnswer.favourite(of: $0.index, notIn: seen, library))
      }
    suggestions = Suggestions(model, library: library).movies(
      besides: seen, skipping: skipped, filter: filter)
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
    var candidates = (0..<library.data.ratings.movieCount).map { MovieIndex($0) }
      .sorted { (library.ratingCount($1), $0.position) < (library.ratingCount($0), $1.position) }
      .prefix(Self.wellKnown)
      .filter { !seen.contains($0) && !skipped.contains($0) && filter.admits($0, in: library.data) }
    guard let vectors = model.movieVectors, !candidates.isEmpty else {
      return Array(candidates.prefix(Self.count))
    }
    // The similarity of each candidate to whatever is nearest among what was rated or is asked before it.
    var nearest = [Float](repeating: 0, count: candidates.count)
    func take(_ movie: MovieIndex) {
      let row = vectors[movie.position]
      for (index, candidate) in candidates.enumerated() {
        nearest[index] = max(nearest[index], cosine(row, vectors[candidate.position]))
      }
    }
    seen.union(skipped).forEach(take)
    let most = Double(library.ratingCount(candidates[0])) + 1
    var chosen: [MovieIndex] = []
    while chosen.count < Self.count, !candidates.isEmpty {
      let gains = candidates.indices.map { index in
        Double(library.ratingCount(candidates[index])) / most * Double(1 - nearest[index])
      }
      guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }) else { break }
      let movie = candidates.remove(at: best)
      nearest.remove(at: best)
      chosen.append(movie)
      take(movie)
    }
    return chosen
  }

  private func cosine(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Float {
    var (product, one, other): (Float, Float, Float) = (0, 0, 0)
    for (x, y) in zip(a, b) {
      product += x * y
      one += x * x
      other += y * y
    }
    let norms = (one * other).squareRoot()
    return norms > 0 ? product / norms : 0
  }
}
