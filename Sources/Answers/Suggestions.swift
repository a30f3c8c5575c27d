import Models
import RatingData

/// Which movies to ask a person about: the one first whose rating would teach most.
///
/// What a rating of movie i teaches is how much it takes from the variance of all that is predicted, times the chance p_i
/// that this person has seen it, by `SeenTogether`:
///
///     p_i gᵀ W g / s     g = C x_i
///
/// in the terms of `Taste`. It depends on what was rated and not on how, so that the next questions can be told before
/// this one is answered. Of a model that has no such taste, the next is the movie with the largest
///
///     n_i (1 − max(0, max_j cos(q_i, q_j)))
///
/// with n_i its ratings, q_i its factors, and j over what was rated, skipped or chosen before.
///
/// Source of the trade of popularity against information: Rashid et al.: Getting to Know You, IUI 2002.
/// https://doi.org/10.1145/502716.502737
public struct Suggestions: Sendable, Equatable {
  /// The best to ask about first; of a model without vectors the most rated.
  public let movies: [MovieIndex]
  /// What answers to the first of them would bring; nil where nobody knows.
  public let narrowing: Narrowing?

  /// How far predicted ratings are off, as a standard deviation, now and after more answers.
  public struct Narrowing: Sendable, Equatable {
    public let answers: Int
    public let now: Float
    public let then: Float
  }

  /// Movies at the most.
  public static let count = 30
  /// Answers that are told of ahead.
  public static let ahead = 5
  /// The most rated movies, out of which others are never asked about.
  public static let wellKnown = 400

  /// What is known of anybody before they are asked.
  public struct Ground: Sendable {
    let prior: TastePrior
    let together: SeenTogether

    public init(_ prior: TastePrior, _ together: SeenTogether) {
      self.prior = prior
      self.together = together
    }

    /// The ratings that are expected of somebody with these, of every movie, not clipped.
    func stars(of ratings: [MovieRating]) -> [Float] {
      var taste = PersonTaste(prior)
      for rating in ratings { taste.take(rating) }
      return taste.scores
    }

    /// - Parameters:
    ///   - asked: who predicts ratings.
    ///   - mostRated: all movies, the most rated first.
    /// - Returns: nil of a model that predicts no ratings by factors.
    public init?(_ asked: AskedModel, _ mostRated: [MovieIndex], in data: DataSet) {
      guard let prior = TastePrior(asked, in: data, counts: data.byMovie.count) else { return nil }
      self.init(prior, SeenTogether(Array(mostRated.prefix(wellKnown)), in: data))
    }
  }

  /// What a person has said of movies.
  public struct Known: Sendable, Equatable {
    public let rated: [MovieRating]
    /// What they have watched and not rated, so that they can say.
    public let watched: Set<MovieIndex>
    /// What they did not want to be asked about.
    public let skipped: Set<MovieIndex>
    /// What they have not seen, for they want to.
    public let wanted: Set<MovieIndex>

    public init(
      rated: [MovieRating], watched: Set<MovieIndex> = [], skipped: Set<MovieIndex> = [],
      wanted: Set<MovieIndex> = []
    ) {
      self.rated = rated
      self.watched = watched
      self.skipped = skipped
      self.wanted = wanted
    }
  }

  /// - Parameters:
  ///   - mostRated: all movies, or the first of them, the most rated first.
  ///   - known: what the person has rated, what they did not want to be asked about, and what they have not seen.
  ///   - ground: what is known of anybody; nil of a model that predicts no ratings by factors.
  ///   - model: whose factors tell what is like what, where there is no taste.
  ///   - filter: which movies may appear.
  /// - Complexity: O((rated + 400) × factors²).
  public init(
    outOf mostRated: [MovieIndex], _ known: Known, in data: DataSet, _ ground: Ground?,
    _ model: any Model, filter: MovieFilter
  ) {
    let asked = Set(known.rated.map(\.movie)).union(known.skipped)
    let candidates = mostRated.prefix(Self.wellKnown).filter {
      !asked.contains($0) && !known.wanted.contains($0) && filter.admits($0, in: data)
    }
    guard let ground else {
      movies = Self.far(from: asked, outOf: candidates, in: data, model)
      narrowing = nil
      return
    }
    var taste = PersonTaste(ground.prior)
    for rating in known.rated { taste.take(rating) }
    let seen = Set(known.rated.map(\.movie)).union(known.watched)
    let byMovie = ground.together.chances(
      seen: seen, unseen: known.skipped.union(known.wanted).subtracting(seen))
    let chances = candidates.map { known.watched.contains($0) ? 1 : byMovie[$0] ?? 0 }
    let now = taste.deviation
    let order = taste.teaching(candidates, chances)
    var movies: [MovieIndex] = []
    var left = order
    while movies.count < Self.ahead, let next = left.first {
      movies.append(candidates[next])
      taste.expect(candidates[next])
      left = taste.teaching(candidates, chances).filter { !movies.contains(candidates[$0]) }
    }
    narrowing =
      movies.count < Self.ahead
      ? nil : Narrowing(answers: Self.ahead, now: Float(now), then: Float(taste.deviation))
    // Who has not seen the first is asked at once about the next that would have taught most without it.
    let others = order.lazy.map { candidates[$0] }.filter { [movies] in !movies.contains($0) }
    self.movies = movies + others.prefix(Self.count - movies.count)
  }

  private static func far(
    from asked: Set<MovieIndex>, outOf candidates: [MovieIndex], in data: DataSet,
    _ model: any Model
  ) -> [MovieIndex] {
    guard let vectors = model.movieVectors else { return Array(candidates.prefix(count)) }
    var choice = Choice(candidates, of: vectors)
    asked.forEach { choice.take($0) }
    var movies: [MovieIndex] = []
    while movies.count < count, let next = choice.next(ratings: data.byMovie.count) {
      movies.append(next)
    }
    return movies
  }
}

/// Candidates, and what each would still tell.
private struct Choice {
  private let candidates: [MovieIndex]
  private let vectors: FactorMatrix
  /// The rows of the candidates alone.
  private let rows: FactorMatrix
  /// The similarity of each candidate to whatever is nearest among what was taken, 0 ... 1; 1, so that it tells nothing
  /// more, of one that was chosen.
  private var nearest: [Float]

  init(_ candidates: [MovieIndex], of vectors: FactorMatrix) {
    self.candidates = candidates
    self.vectors = vectors
    rows = FactorMatrix(
      rows: candidates.count, columns: vectors.columns,
      values: candidates.flatMap { vectors[$0.position] })
    nearest = [Float](repeating: 0, count: candidates.count)
  }

  /// Counts a movie among what the person knows.
  mutating func take(_ movie: MovieIndex) {
    let scores = rows.scores(against: vectors[movie.position], measure: .cosine)
    for (index, score) in scores.enumerated() { nearest[index] = max(nearest[index], score) }
  }

  /// Takes the candidate that tells most; nil where none tells anything.
  mutating func next(ratings: (MovieIndex) -> Int) -> MovieIndex? {
    let gains = candidates.indices.map { index in
      Double(ratings(candidates[index])) * Double(1 - nearest[index])
    }
    guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0 else {
      return nil
    }
    take(candidates[best])
    nearest[best] = 1
    return candidates[best]
  }
}
