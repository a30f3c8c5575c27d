import Models
import RatingData

/// Which movies to ask a person about: known to many, so that they have seen them, and far from what they have rated, so
/// that each answer tells much.
///
/// They are chosen one by one: the next is the movie i with the largest
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

  /// Movies at the most.
  public static let count = 30
  /// The most rated movies, out of which others are never asked about.
  static let wellKnown = 400

  /// - Parameters:
  ///   - mostRated: all movies, or the first of them, the most rated first.
  ///   - rated: what the person has rated.
  ///   - skipped: what they did not want to be asked about: nor are they about what is like it.
  ///   - filter: which movies may appear.
  /// - Complexity: O((rated + skipped + 30) × 400 × factors).
  public init(
    outOf mostRated: [MovieIndex], besides rated: Set<MovieIndex>,
    skipping skipped: Set<MovieIndex>,
    in data: DataSet, _ model: any Model, filter: MovieFilter
  ) {
    let known = rated.union(skipped)
    let candidates = mostRated.prefix(Self.wellKnown)
      .filter { !known.contains($0) && filter.admits($0, in: data) }
    guard let vectors = model.movieVectors else {
      movies = Array(candidates.prefix(Self.count))
      return
    }
    var choice = Choice(candidates, of: vectors)
    known.forEach { choice.take($0) }
    var movies: [MovieIndex] = []
    while movies.count < Self.count, let next = choice.next(ratings: data.byMovie.count) {
      movies.append(next)
    }
    self.movies = movies
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
