import Models
import RatingData
import Testing

@testable import Learning

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Draws from the joint distribution of everything, in two ways that must agree: unknowns from their priors and
/// ratings from the unknowns, again and again; and a chain in which the sampler draws the unknowns given the ratings, and
/// the ratings are drawn anew given the unknowns. A slip in any conditional moves the second.
///
/// Source: Geweke: Getting It Right, JASA 99 (2004). https://doi.org/10.1198/016214504000001132
@Suite struct `Geweke's test of the Gibbs sampler` {
  /// Three users and three movies, one factor, every movie rated by every user.
  private final class Chain {
    static let side = 3
    let users = FactorRows(count: side, factors: 1)
    let movies = FactorRows(count: side, factors: 1)
    let userLinks: PriorMeans
    let movieLinks: PriorMeans
    let weightedUsers: WeightedRows
    let weightedMovies: WeightedRows
    var userPrior = SidePrior(factors: 1)
    var moviePrior = SidePrior(factors: 1)
    var precision: Float = 1
    var values = [Float](repeating: 0, count: side * side)
    var rng: SeededGenerator

    init(seed: UInt64) {
      rng = SeededGenerator(seed: seed, stream: .chain)
      weightedUsers = WeightedRows(users)
      weightedMovies = WeightedRows(movies)
      let (users, movies) = Self.rows([Float](repeating: 0, count: Self.side * Self.side))
      userLinks = Self.links(users)
      movieLinks = Self.links(movies)
    }

    /// What the rows met, and names beside it: of which one row has two, another none.
    private static func links(_ rows: RowRatings) -> PriorMeans {
      let kinds = [RowSets(rows, others: side), RowSets([["a", "b"], ["b"], []])]
      guard let links = PriorMeans(kinds, factors: 1) else { preconditionFailure("no kind") }
      return links
    }

    static func rows(_ values: [Float]) -> (users: RowRatings, movies: RowRatings) {
      let ratings = Ratings(
        users: values.indices.map { UserIndex($0 / side) },
        movies: values.indices.map { MovieIndex($0 % side) }, values: RatingValues(floats: values),
        userCount: side, movieCount: side)
      let all = values.indices.map { Int32($0) }
      return (RowRatings(usersOf: ratings, all), RowRatings(moviesOf: ratings, all))
    }

    private func gamma() -> Float { Float(rng.gamma(shape: 1)) }
    private func normal(_ mean: Float, _ precision: Float) -> Float {
      mean + rng.standardNormal() / precision.squareRoot()
    }

    func drawFromPriors() {
      precision = gamma()
      userPrior = drawPrior(users, userLinks)
      moviePrior = drawPrior(movies, movieLinks)
      for side in [weightedUsers, weightedMovies] {
        let shape = WeightedRows.shapes[Int(rng.unitFloat() * 7)]
        side.restore(
          (0..<Self.side).map { _ in Float(rng.gamma(shape: Double(shape)) / Double(shape)) },
          shape: shape)
      }
    }

    private func weight(_ index: Int) -> Float {
      weightedUsers.weights[index / Self.side] * weightedMovies.weights[index % Self.side]
    }

    private func drawPrior(_ rows: FactorRows, _ links: PriorMeans) -> SidePrior {
      let precisions = [gamma(), gamma()]
      let means = precisions.map { normal(0, $0) }
      let linkPrecisions = links.kinds.map { _ in [gamma(), gamma()] }
      links.restore(
        zip(links.kinds, linkPrecisions).flatMap { kind, precisions in
          (0..<kind.links.count).flatMap { _ in precisions.map { normal(0, $0) } }
        }, precisions: linkPrecisions.flatMap { $0 })
      let drawn = (0..<Self.side).map { row in
        (0..<2).map { normal(means[$0] + links[row, $0], precisions[$0]) }
      }
      rows.restore(factors: drawn.map { $0[0] }, biases: drawn.map { $0[1] })
      return SidePrior(means: means, precisions: precisions)
    }

    func drawRatings() {
      for index in values.indices {
        let mean = users.prediction(index / Self.side, index % Self.side, of: movies)
        values[index] = normal(mean, precision * weight(index))
      }
    }

    /// As an epoch of the learner does it.
    func drawGivenRatings() {
      weightedUsers.draw(
        errors(by: { $0 / Self.side }, weights: { weightedMovies.weights[$0 % Self.side] }),
        precision: precision, with: &rng)
      weightedMovies.draw(
        errors(by: { $0 % Self.side }, weights: { weightedUsers.weights[$0 / Self.side] }),
        precision: precision, with: &rng)
      let error = errors(by: { _ in 0 }, weights: weight)[0]
      precision = BayesLearner.precision(of: error, with: &rng)
      userPrior.draw(users, shifts: userLinks, with: &rng)
      moviePrior.draw(movies, shifts: movieLinks, with: &rng)
      for (links, rows, prior) in [
        (userLinks, users, userPrior), (movieLinks, movies, moviePrior),
      ] {
        links.draw(rows, prior: prior, with: &rng)
        links.drawPrecisions(with: &rng)
      }
      let rows = Self.rows(values)
      draw(
        users, against: movies, rows.users, userPrior, userLinks, (weightedUsers, weightedMovies))
      draw(
        movies, against: users, rows.movies, moviePrior, movieLinks,
        (weightedMovies, weightedUsers))
    }

    private func errors(
      by row: (Int) -> Int, weights: (Int) -> Float
    ) -> [RunningMean] {
      values.indices.reduce(into: [RunningMean](repeating: RunningMean(), count: Self.side)) {
        errors, index in
        let predicted = users.prediction(index / Self.side, index % Self.side, of: movies)
        let difference = Double(predicted - values[index])
        errors[row(index)] += RunningMean(
          sum: Double(weights(index)) * difference * difference, count: 1)
      }
    }

    private func draw(
      _ side: FactorRows, against others: FactorRows, _ ratings: RowRatings, _ prior: SidePrior,
      _ links: PriorMeans, _ weights: (own: WeightedRows, others: WeightedRows)
    ) {
      let solver = RowSolver(unknowns: 2, vectors: side.vectors)
      let prior = RowPrior(
        means: prior.means, precisions: prior.precisions, precision: precision,
        vectors: side.vectors)
      for row in 0..<side.count {
        _ = solver.draw(
          row, of: side, against: others, ratings: ratings, prior: prior, shift: links.mean(row),
          weights: (weights.own.weights[row], weights.others), with: &rng)
        weights.own.weigh(row)
      }
    }

    /// Bounded, since some of the unknowns have no variance.
    var statistics: [Double] {
      func part(_ value: Float) -> Double { Double(value / (1 + value)) }
      func square(_ value: Float) -> Double { pow(tanh(Double(value)), 2) }
      return [
        part(weightedUsers.weights[0]), part(weightedMovies.weights[1]),
        1 / Double(weightedUsers.shape), 1 / Double(weightedMovies.shape), part(precision),
        part(userPrior.precisions[0]), part(userPrior.precisions[1]),
        part(moviePrior.precisions[0]), square(userPrior.means[1]), square(moviePrior.means[0]),
        part(userLinks.precisions[0]), part(movieLinks.precisions[1]),
        square(userLinks.kinds[0].links[1, 0]), square(movieLinks.kinds[0].links[2, 1]),
        part(userLinks.precisions[2]), square(userLinks.kinds[1].links[1, 0]),
        square(movieLinks.kinds[1].links[0, 1]), square(users[0, 0]),
        square(users.biases[1]), square(movies[2, 0]), square(movies.biases[0]),
        square(values[4]), square(values[1]),
      ]
    }
  }

  /// Means and their standard errors, the latter from the means of batches: draws of a chain depend on each other.
  private func summary(_ draws: [[Double]]) -> [(mean: Double, error: Double)] {
    let batches = 50
    let size = draws.count / batches
    return draws[0].indices.map { statistic in
      let means = (0..<batches).map { batch in
        draws[batch * size..<(batch + 1) * size].reduce(0) { $0 + $1[statistic] } / Double(size)
      }
      let mean = means.reduce(0, +) / Double(batches)
      let variance =
        means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(batches * (batches - 1))
      return (mean, variance.squareRoot())
    }
  }

  @Test func `finds the same distribution in both ways`() {
    let independent = Chain(seed: 1)
    let prior = (0..<20_000).map { _ in
      independent.drawFromPriors()
      independent.drawRatings()
      return independent.statistics
    }
    let chain = Chain(seed: 2)
    chain.drawFromPriors()
    chain.drawRatings()
    let posterior = (0..<40_000).map { _ in
      chain.drawGivenRatings()
      chain.drawRatings()
      return chain.statistics
    }
    for (index, (a, b)) in zip(summary(prior), summary(posterior)).enumerated() {
      let distance = abs(a.mean - b.mean) / (a.error * a.error + b.error * b.error).squareRoot()
      #expect(distance < 4, "statistic \(index): \(a), \(b)")
    }
  }
}
