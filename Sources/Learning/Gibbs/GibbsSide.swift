import Concurrency
import Models
import RatingData

/// The rows of one side and all that is sampled for them, each given everything else.
struct GibbsSide: Sendable {
  let kind: AlternatingRows.Side
  let rows: FactorRows
  /// Those that train.
  var ratings: RowRatings
  /// The part of the prior means that depends on the rows' features; nil where all have the same.
  let means: PriorMeans?
  /// How much the rows' ratings weigh; nil where all weigh 1.
  let weights: WeightedRows?
  var prior: SidePrior

  /// - Parameters:
  ///   - features: of every row, kind by kind.
  ///   - hasWeights: whether the rows' ratings differ in variance.
  init(
    _ kind: AlternatingRows.Side, _ rows: FactorRows, _ ratings: RowRatings, features: [RowSets],
    hasWeights: Bool
  ) {
    self.kind = kind
    self.rows = rows
    self.ratings = ratings
    means = PriorMeans(features, factors: rows.factors)
    weights = hasWeights ? WeightedRows(rows) : nil
    prior = SidePrior(factors: rows.factors)
  }

  /// The weights, given the errors; what the errors weigh with them.
  ///
  /// - Parameter precision: α.
  func sampleWeights(
    against others: GibbsSide, precision: Float, workers: Workers, with rng: inout SeededGenerator
  ) -> RunningMean? {
    guard let weights else { return nil }
    let errors = errors(against: others, workers: workers)
    weights.sample(errors, precision: precision, with: &rng)
    return zip(errors, weights.weights).reduce(into: RunningMean()) { sum, row in
      sum += RunningMean(sum: row.0.sum * Double(row.1), count: row.0.count)
    }
  }

  /// The errors of each row's ratings as the rows stand, standardized, weighted by the other side.
  func errors(against others: GibbsSide, workers: Workers) -> [RunningMean] {
    let weights = others.weights?.weights
    return workers.map(rows.count) { row in
      var error = RunningMean()
      for entry in ratings.range(row) {
        let other = Int(ratings.others[entry])
        let difference = Double(
          rows.prediction(row, other, of: others.rows) - ratings.values[entry])
        let weight = weights.map { Double($0[other]) } ?? 1
        error += RunningMean(sum: weight * difference * difference, count: 1)
      }
      return error
    }
  }

  mutating func samplePrior(with rng: inout SeededGenerator) {
    prior.sample(rows, shifts: means, with: &rng)
  }

  func sampleLinks(with rng: inout SeededGenerator) {
    means?.sample(rows, prior: prior, with: &rng)
    means?.samplePrecisions(with: &rng)
  }

  /// Some of the rows.
  ///
  /// - Returns: the squared errors of their ratings, unweighted.
  func sample(
    _ range: Range<Int>, against others: GibbsSide, precision: Float, generators: RowGenerators,
    workers: Workers
  ) -> RunningMean {
    let rowPrior = RowPrior(
      means: prior.means, precisions: prior.precisions, precision: precision,
      vectors: rows.vectors)
    return workers.solve(range, unknowns: rows.factors + 1, vectors: rows.vectors) { row, solver in
      var rng = generators.of(row, on: kind)
      let sum = solver.sample(
        row, of: rows, against: others.rows, ratings: ratings, prior: rowPrior,
        shift: means?.mean(row), weights: (weights?.weights[row] ?? 1, others.weights), with: &rng)
      weights?.weigh(row)
      return RunningMean(sum: sum, count: ratings.range(row).count)
    }
  }
}

/// Its part of a learner's state; the rows are the problem's.
extension GibbsSide {
  private var name: String {
    switch kind {
    case .users: "user"
    case .movies: "movie"
    }
  }

  var numbers: [String: [Float]] {
    [
      name + "_prior": prior.means + prior.precisions,
      name + "_links": means?.values ?? [],
      name + "_link_precisions": means?.precisions ?? [],
      name + "_weights": weights?.weights ?? [],
    ]
  }

  /// What a state says of a side, read before any of it is taken over.
  struct Saved {
    fileprivate let prior: SidePrior
    fileprivate let links: [Float]
    fileprivate let linkPrecisions: [Float]
    fileprivate let weights: [Float]
  }

  func saved(in state: LearnerState) throws(LearnerStateError) -> Saved {
    let unknowns = rows.factors + 1
    let numbers = try state.numbers(name + "_prior", count: 2 * unknowns)
    return Saved(
      prior: SidePrior(
        means: Array(numbers.prefix(unknowns)), precisions: Array(numbers.suffix(unknowns))),
      links: try state.numbers(name + "_links", count: means?.valueCount ?? 0),
      linkPrecisions: try state.numbers(
        name + "_link_precisions", count: means?.precisions.count ?? 0),
      weights: try state.numbers(name + "_weights", count: weights?.weights.count ?? 0)
        .map { max($0, .leastNormalMagnitude) })
  }

  /// - Parameter shape: that of the weights.
  mutating func restore(_ saved: Saved, shape: Int) {
    prior = saved.prior
    means?.restore(saved.links, precisions: saved.linkPrecisions)
    weights?.restore(saved.weights, shape: shape)
  }

}
