import Concurrency
import RatingData
import Testing

@testable import Learning

/// What is sampled beside rows, number by number from the conditional distributions and with the same random numbers.
@Suite struct `Samplers` {
  /// The features of five rows, in two kinds. One row has none, one feature no rows.
  private static let kinds: [[[Int32]]] = [
    [[0, 2], [1], [], [0, 1, 2], [2]], [[0], [0], [2], [2], [0]],
  ]

  private static func sets() -> [RowSets] { kinds.map { RowSets($0, memberCount: 3) } }

  /// Links in double precision: y by kind and feature, and their precisions by kind.
  private struct DenseLinks {
    var links: [[[Double]]]
    var precisions: [[Double]]

    static func share(_ kind: Int, _ row: Int) -> Double {
      let count = kinds[kind][row].count
      return count == 0 ? 0 : 1 / Double(count).squareRoot()
    }

    /// Σ x of a row.
    func mean(_ row: Int, _ unknown: Int) -> Double {
      kinds.indices.reduce(0) { sum, kind in
        kinds[kind][row].reduce(sum) {
          $0 + DenseLinks.share(kind, row) * links[kind][Int($1)][unknown]
        }
      }
    }

    /// Every y_f given all else: normal, with precision Λ_y + Λ Σ share².
    mutating func sample(
      _ rows: PlainRows, means: [Double], rowPrecisions: [Double], with rng: inout SeededGenerator
    ) {
      for kind in kinds.indices {
        for feature in links[kind].indices {
          for unknown in means.indices {
            let own = links[kind][feature][unknown]
            var (weight, sum) = (0.0, 0.0)
            for row in kinds[kind].indices where kinds[kind][row].contains(Int32(feature)) {
              let share = Self.share(kind, row)
              weight += share * share
              let rest = rows.unknowns(row)[unknown] - means[unknown] - mean(row, unknown)
              sum += share * (rest + share * own)
            }
            let precision = precisions[kind][unknown] + rowPrecisions[unknown] * weight
            links[kind][feature][unknown] =
              rowPrecisions[unknown] * sum / precision
              + Double(rng.standardNormal()) / precision.squareRoot()
          }
        }
      }
    }

    mutating func samplePrecisions(with rng: inout SeededGenerator) {
      for kind in links.indices {
        for unknown in precisions[kind].indices {
          let squares = links[kind].reduce(0) { $0 + $1[unknown] * $1[unknown] }
          precisions[kind][unknown] =
            rng.gamma(shape: 1 + Double(links[kind].count) / 2) / (1 + squares / 2)
        }
      }
    }

    var values: [Double] { links.flatMap { $0.flatMap { $0 } } }
  }

  private func links(
    _ unknowns: Int, with rng: inout SeededGenerator
  ) throws -> (vectors: PriorMeans, dense: DenseLinks) {
    let dense = DenseLinks(
      links: (0..<2).map { _ in rng.uniform(3, unknowns) },
      precisions: rng.uniform(2, unknowns).map { $0.map { 2 + $0 } })
    let vectors = try #require(PriorMeans(Self.sets(), factors: unknowns - 1))
    vectors.restore(
      dense.values.map { Float($0) }, precisions: dense.precisions.joined().map { Float($0) })
    return (vectors, dense)
  }

  @Test(arguments: Widths.all) func `sample links`(factors: Int) throws {
    let unknowns = factors + 1
    var rng = SeededGenerator(seed: UInt64(factors), stream: .other)
    let rows = PlainRows(5, factors: factors, with: &rng)
    let means = rng.uniform(unknowns)
    let precisions = rng.uniform(unknowns).map { 4 + 2 * $0 }
    var (vectors, dense) = try links(unknowns, with: &rng)
    let prior = SidePrior(means: means.map { Float($0) }, precisions: precisions.map { Float($0) })
    var chain = SeededGenerator(seed: 6, stream: .chain)
    var same = chain
    // The second time from what the first one sampled.
    for _ in 0..<2 {
      vectors.sample(rows.inVectors, prior: prior, with: &chain)
      dense.sample(rows, means: means, rowPrecisions: precisions, with: &same)
      #expect(Dense.error(vectors.values, dense.values) < 1e-4)
      for row in 0..<5 {
        let expected = (0..<unknowns).map { dense.mean(row, $0) }
        #expect(Dense.error((0..<unknowns).map { vectors[row, $0] }, expected) < 1e-4)
      }
    }
    vectors.samplePrecisions(with: &chain)
    dense.samplePrecisions(with: &same)
    #expect(Dense.error(vectors.precisions, Array(dense.precisions.joined())) < 1e-4)
  }

  /// λ ~ Gamma(1 + N/2, 1 + ½ Σ (z − z̄)² + ½ N/(1+N) z̄²) and m ~ N(N z̄/(1+N), 1/(λ(1+N))), z the rows less what
  /// their prior means differ by.
  @Test(arguments: Widths.all) func `sample the prior of rows`(factors: Int) throws {
    let unknowns = factors + 1
    var rng = SeededGenerator(seed: UInt64(factors), stream: .other)
    let rows = PlainRows(5, factors: factors, with: &rng)
    let (shifts, dense) = try links(unknowns, with: &rng)
    var prior = SidePrior(factors: factors)
    var chain = SeededGenerator(seed: 7, stream: .chain)
    var same = chain
    prior.sample(rows.inVectors, shifts: shifts, with: &chain)
    var (means, precisions): ([Double], [Double]) = ([], [])
    for unknown in 0..<unknowns {
      let z = (0..<5).map { rows.unknowns($0)[unknown] - dense.mean($0, unknown) }
      let mean = z.reduce(0, +) / 5
      let squares = z.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let precision = same.gamma(shape: 1 + 2.5) / (1 + squares / 2 + mean * mean * 5 / 12)
      precisions.append(precision)
      means.append(5 * mean / 6 + Double(same.standardNormal()) / (6 * precision).squareRoot())
    }
    #expect(Dense.error(prior.means, means) < 1e-4)
    #expect(Dense.error(prior.precisions, precisions) < 1e-4)
  }

  @Test(arguments: Widths.all) func `weigh whole rows`(factors: Int) {
    var rng = SeededGenerator(seed: 1, stream: .other)
    let plain = PlainRows(3, factors: factors, with: &rng)
    let rows = plain.inVectors
    let weighted = WeightedRows(rows)
    let weights = rng.uniform(3).map { 1.5 + $0 }
    weighted.restore(weights.map { Float($0) }, shape: 2)
    for row in 0..<3 {
      let expected = plain.features(row).map { $0 * weights[row].squareRoot() }
      let found = (0...factors).map { lane in
        weighted.features[row * rows.vectors + lane / 8][lane % 8]
      }
      #expect(Dense.error(found, expected) < 1e-5)
    }
  }

  /// Three users and four movies, each pair once; the errors of users weighted by movies.
  @Test(arguments: Widths.all) func `take the errors of whole rows`(factors: Int) {
    var rng = SeededGenerator(seed: 4, stream: .other)
    let users = PlainRows(3, factors: factors, with: &rng)
    let movies = PlainRows(4, factors: factors, with: &rng)
    let values = rng.uniform(12)
    let ratings = Ratings(
      users: values.indices.map { UserIndex($0 / 4) },
      movies: values.indices.map { MovieIndex($0 % 4) },
      values: RatingValues(floats: values.map { Float($0) }), userCount: 3, movieCount: 4)
    let all = values.indices.map { Int32($0) }
    let side = GibbsSide(
      .users, users.inVectors, RowRatings(usersOf: ratings, all), features: [], hasWeights: false)
    let others = GibbsSide(
      .movies, movies.inVectors, RowRatings(moviesOf: ratings, all), features: [],
      hasWeights: true)
    let weights = rng.uniform(4).map { 1.5 + $0 }
    others.weights?.restore(weights.map { Float($0) }, shape: 2)
    let errors = side.errors(against: others, workers: Workers(count: 2))
    for user in 0..<3 {
      let expected = (0..<4).reduce(0.0) { sum, movie in
        let error = users.prediction(user, movie, of: movies) - values[user * 4 + movie]
        return sum + weights[movie] * error * error
      }
      #expect(abs(errors[user].sum / expected - 1) < 1e-4)
    }
  }
}
