import Concurrency
import Glibc
import Models
import RatingData
import Testing

@testable import Learning

/// Samples from the joint distribution of everything, in two ways that must agree: unknowns from their priors and
/// ratings from the unknowns, again and again; and a chain in which the sampler takes the unknowns given the ratings, and
/// the ratings are sampled anew given the unknowns. A slip in any conditional moves the second.
///
/// Source: Geweke: Getting It Right, JASA 99 (2004). https://doi.org/10.1198/016214504000001132
@Suite struct `Geweke's test of the Gibbs sampler` {
  /// Three users and three movies, one factor, every movie rated by every user.
  private final class Chain {
    static let side = 3
    var users: GibbsSide
    var movies: GibbsSide
    var sessions: SampledSessions
    var precision: Float = 1
    var values = [Float](repeating: 0, count: side * side)
    var rng: SeededGenerator
    var epoch = 0
    let workers = Workers(count: 1)

    init(seed: UInt64) {
      rng = SeededGenerator(seed: seed, stream: .chain)
      let rows = (0..<2).map { _ in FactorRows(count: Self.side, factors: 1) }
      let all = Self.ratings([Float](repeating: 0, count: Self.side * Self.side))
      let ratings = Self.rows(all)
      guard let sessions = SampledSessions(ratings, of: Self.positions, in: all) else {
        preconditionFailure("ratings without sessions")
      }
      self.sessions = sessions
      users = Self.side(.users, rows[0], ratings.users)
      movies = Self.side(.movies, rows[1], ratings.movies)
    }

    /// With what the rows met, and names beside it: of which one row has two, another none.
    private static func side(
      _ kind: AlternatingRows.Side, _ rows: FactorRows, _ ratings: RowRatings
    ) -> GibbsSide {
      GibbsSide(
        kind, rows, ratings,
        features: [RowSets(ratings, others: side), RowSets([["a", "b"], ["b"], []])],
        hasWeights: true)
    }

    /// The first two users rate in one session, the last one in two.
    static func ratings(_ values: [Float]) -> Ratings {
      Ratings(
        users: values.indices.map { UserIndex($0 / side) },
        movies: values.indices.map { MovieIndex($0 % side) }, values: RatingValues(floats: values),
        times: values.indices.map { $0 == 7 ? 86_400 : 0 }, userCount: side, movieCount: side)
    }

    static let positions = (0..<side * side).map { Int32($0) }

    static func rows(_ ratings: Ratings) -> (users: RowRatings, movies: RowRatings) {
      (RowRatings(usersOf: ratings, positions), RowRatings(moviesOf: ratings, positions))
    }

    private func gamma() -> Float { Float(rng.gamma(shape: 1)) }
    private func normal(_ mean: Float, _ precision: Float) -> Float {
      mean + rng.standardNormal() / precision.squareRoot()
    }

    func sampleFromPriors() {
      precision = gamma()
      for side in [users, movies] {
        let shape = WeightedRows.shapes[Int(rng.unitFloat() * 7)]
        side.weights?.restore(
          (0..<Self.side).map { _ in Float(rng.gamma(shape: Double(shape)) / Double(shape)) },
          shape: shape)
      }
      let sessionPrecision = gamma()
      sessions.restore(
        sessions.biases.map { _ in normal(0, sessionPrecision) }, precision: sessionPrecision)
      users.prior = samplePrior(users)
      movies.prior = samplePrior(movies)
    }

    private func samplePrior(_ side: GibbsSide) -> SidePrior {
      let precisions = [gamma(), gamma()]
      let means = precisions.map { normal(0, $0) }
      let kinds = side.means?.kinds ?? []
      let linkPrecisions = kinds.map { _ in [gamma(), gamma()] }
      side.means?.restore(
        zip(kinds, linkPrecisions).flatMap { kind, precisions in
          (0..<kind.links.count).flatMap { _ in precisions.map { normal(0, $0) } }
        }, precisions: linkPrecisions.flatMap { $0 })
      let sampled = (0..<Self.side).map { row in
        (0..<2).map { normal(means[$0] + (side.means?[row, $0] ?? 0), precisions[$0]) }
      }
      side.rows.restore(factors: sampled.map { $0[0] }, biases: sampled.map { $0[1] })
      return SidePrior(means: means, precisions: precisions)
    }

    func sampleRatings() {
      for index in values.indices {
        let (user, movie) = (index / Self.side, index % Self.side)
        let session = index == 7 ? 3 : user
        let mean =
          users.rows.prediction(user, movie, of: movies.rows) + sessions.biases[session]
        let weight = (users.weights?.weights[user] ?? 0) * (movies.weights?.weights[movie] ?? 0)
        values[index] = normal(mean, precision * weight)
      }
      sessions.ratings = Self.rows(Self.ratings(values))
      (users.ratings, movies.ratings) = sessions.remainders
    }

    /// As an epoch of the learner does it.
    func sampleGivenRatings() {
      epoch += 1
      _ = users.sampleWeights(against: movies, precision: precision, workers: workers, with: &rng)
      let error = movies.sampleWeights(
        against: users, precision: precision, workers: workers, with: &rng)
      precision = BayesLearner.precision(of: error ?? RunningMean(), with: &rng)
      sessions.sample(users, movies, precision: precision, workers: workers, with: &rng)
      (users.ratings, movies.ratings) = sessions.remainders
      users.samplePrior(with: &rng)
      movies.samplePrior(with: &rng)
      users.sampleLinks(with: &rng)
      movies.sampleLinks(with: &rng)
      let generators = RowGenerators(seed: rng.next(), epoch: epoch)
      for (side, others) in [(users, movies), (movies, users)] {
        _ = side.sample(
          0..<Self.side, against: others, precision: precision, generators: generators,
          workers: workers)
      }
    }

    /// Bounded, since some of the unknowns have no variance.
    var statistics: [Double] {
      func part(_ value: Float) -> Double { Double(value / (1 + value)) }
      func square(_ value: Float) -> Double { pow(tanh(Double(value)), 2) }
      let (links, movieLinks) = (users.means?.kinds ?? [], movies.means?.kinds ?? [])
      return [
        part(users.weights?.weights[0] ?? 0), part(movies.weights?.weights[1] ?? 0),
        1 / Double(users.weights?.shape ?? 1), 1 / Double(movies.weights?.shape ?? 1),
        part(precision), part(users.prior.precisions[0]), part(users.prior.precisions[1]),
        part(movies.prior.precisions[0]), square(users.prior.means[1]),
        square(movies.prior.means[0]),
        part(links[0].precisions[0]), part(movieLinks[0].precisions[1]),
        square(links[0].links[1, 0]), square(movieLinks[0].links[2, 1]),
        part(links[1].precisions[0]), square(links[1].links[1, 0]),
        square(movieLinks[1].links[0, 1]), square(users.rows[0, 0]),
        square(users.rows.biases[1]), square(movies.rows[2, 0]), square(movies.rows.biases[0]),
        square(values[4]), square(values[1]), square(values[7]), part(sessions.precision),
        square(sessions.biases[3]), square(sessions.biases[0]),
      ]
    }
  }

  /// Means and their standard errors, the latter from the means of batches: samples of a chain depend on each other.
  private func summary(_ samples: [[Double]]) -> [(mean: Double, error: Double)] {
    let batches = 50
    let size = samples.count / batches
    return samples[0].indices.map { statistic in
      let means = (0..<batches).map { batch in
        samples[batch * size..<(batch + 1) * size].reduce(0) { $0 + $1[statistic] } / Double(size)
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
      independent.sampleFromPriors()
      independent.sampleRatings()
      return independent.statistics
    }
    let chain = Chain(seed: 2)
    chain.sampleFromPriors()
    chain.sampleRatings()
    let posterior = (0..<40_000).map { _ in
      chain.sampleGivenRatings()
      chain.sampleRatings()
      return chain.statistics
    }
    for (index, (a, b)) in zip(summary(prior), summary(posterior)).enumerated() {
      let distance = abs(a.mean - b.mean) / (a.error * a.error + b.error * b.error).squareRoot()
      #expect(distance < 4, "statistic \(index): \(a), \(b)")
    }
  }
}
