import RatingData

/// A model's movies by the cosine of their half whitened factors; that of a sampled model is the mean over its samples.
///
/// Whitening looks at all rows once: O(movies × factors²) for each sample, so that whoever asks for many lists keeps it.
public struct HalfWhitenedMovies: MovieNearness {
  /// A matrix for each sample, its rows of length 1.
  private let sets: [FactorMatrix]

  /// - Parameter weights: how much each movie counts for the axes: its ratings, say.
  /// - Returns: nil of a model without factors of movies.
  public init?(_ model: any Model, weights: [Float]) {
    let models = model.sampleCount > 0 ? (0..<model.sampleCount).map { model.sample($0) } : [model]
    sets = models.compactMap(\.movieVectors).map { Self.whitened($0, weights) }
    guard model.similarities.contains(.cosine), !sets.isEmpty else { return nil }
  }

  private static func whitened(_ factors: FactorMatrix, _ weights: [Float]) -> FactorMatrix {
    let whitening = HalfWhitening(of: factors, weights: weights)
    let values = [Float](unsafeUninitializedCapacity: factors.values.count) { values, count in
      count = factors.values.count
      guard let start = values.baseAddress else { return }
      for row in 0..<factors.rows {
        whitening.writeUnit(factors[row], to: start + row * factors.columns)
      }
    }
    return FactorMatrix(rows: factors.rows, columns: factors.columns, values: values)
  }

  public func nearestMovies(
    to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    nearest(to: sets.map { $0[movie.position] }, besides: [movie], count: count, where: isEligible)
  }

  /// Those near to the sum of the directions of some movies, less those of others.
  public func movies(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    let queries = sets.map { set in
      var query = [Float](repeating: 0, count: set.columns)
      for (movies, sign) in [(liked, Float(1)), (unliked, -1)] {
        for movie in movies {
          for (column, value) in set[movie.position].enumerated() { query[column] += sign * value }
        }
      }
      let length = query.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? query.map { $0 / length }[...] : query[...]
    }
    return nearest(to: queries, besides: liked + unliked, count: count, where: isEligible)
  }

  private func nearest(
    to queries: [ArraySlice<Float>], besides named: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    var sums = [Float](repeating: 0, count: sets[0].rows)
    for (set, query) in zip(sets, queries) {
      set.forEachScore(against: query, measure: .dot) { sums[$0] += $1 }
    }
    let named = Set(named)
    var top = TopRows(capacity: min(count, sums.count))
    for (row, sum) in sums.enumerated() {
      let index = MovieIndex(row)
      let score = sum / Float(sets.count)
      if top.wants(score), !named.contains(index), isEligible(index) { top.offer(score, row: row) }
    }
    return top.entries.map { Neighbour(index: MovieIndex($0.row), similarity: $0.score) }
  }
}
