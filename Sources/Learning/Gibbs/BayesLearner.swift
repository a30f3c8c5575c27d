import Concurrency
import Models
import RatingData

/// Bayesian matrix factorization with biases, by Gibbs sampling: takes samples from the posterior of every row and of
/// every hyperparameter, and averages the predictions of the samples. There is no regularization
/// to choose.
///
///     r ~ N(μ + b_u + b_i + p_u · q_i, 1/α)    (p_u, b_u) ~ N(m_U, Λ_U⁻¹)    (q_i, b_i) ~ N(m_I, Λ_I⁻¹)
///
/// on standardized ratings, with conjugate priors (`SidePrior`; α ~ Gamma(1, 1)); the precision of a rating is α times
/// the weights of its user and movie (`WeightedRows`). An epoch is one sample:
/// the hyperparameters, then every user, then every movie. A row's factors and bias are one block, sampled from
/// their joint normal distribution. Each row has random numbers of its own, so that the number of threads
/// changes nothing.
///
/// A row's prior mean depends on its features (`PriorMeans`): which rows of the other side it has ratings with, and
/// the side features. Time is one of ratings instead: each session of a user has a bias (`SampledSessions`).
///
/// A long chain does not keep every sample's rows (`KeptSamples`); noise and sessions are sums, and count them all.
///
/// Source: Salakhutdinov, Mnih: Bayesian Probabilistic Matrix Factorization using Markov Chain Monte
/// Carlo, ICML 2008. https://doi.org/10.1145/1390156.1390267
public final class BayesLearner: Learner {
  public static let name = "bayes"
  public static let presets: [Preset] = [.bayes]
  public static let modelType: any Model.Type = SampledModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.factors.descriptor, Setting.feedback.descriptor,
    Setting.features.descriptor, Setting.noise.descriptor, Setting.burnIn.descriptor,
  ]
  public static let explanation =
    "In each epoch it draws one set of numbers that could explain the ratings. What it predicts is the mean"
    + " over the sets so far, after some first ones that are left out."
  public static func title(_ settings: Settings) -> String { "Gibbs sampling" }

  public static let metric = Metric.loss
  public let stepName = "block"
  public let reference: ReferenceError

  private let workers: Workers
  let problem: AlternatingProblem
  private var validation: [Validation]
  private let seed: UInt64
  /// Epochs whose samples are left out.
  private let burnIn: Int

  var users: GibbsSide
  var movies: GibbsSide
  /// nil where time is no feature, or none is known.
  var sessions: SampledSessions?
  /// α.
  var precision: Float = 1
  var sweep: AlternatingRows
  var epochsBegun = 0
  var kept: KeptSamples
  /// The sum over all samples, those included whose rows are not kept any more.
  var keptNoise: SampledNoise
  /// The sum over all samples of the sessions' biases.
  var keptSessions: SessionSums

  /// A rating that validates, and the sum of what the kept samples predict for it.
  private struct Validation {
    let user: UserIndex
    let movie: MovieIndex
    let rating: Float
    /// The one that it is of, where it is known.
    let session: Int?
    /// Without the session's bias.
    var sum = 0.0

    func prediction(of sample: FactorModel) -> Double {
      Double(sample.predict(user, movie).rating)
    }
  }

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    seed = settings.seed
    burnIn = settings[.burnIn]
    // A sample may lie far off where there is little data; that is no divergence.
    reference = ReferenceError(mean: ReferenceError(ratings, split).mean, zero: .nan)
    problem = AlternatingProblem(
      ratings, split, factors: settings[.factors], seed: settings.seed)
    sweep = problem.sweep
    kept = KeptSamples(
      size: (ratings.userCount + ratings.movieCount) * (settings[.factors] + 1))
    let features = Self.features(problem, ratings.features, settings)
    let noise = settings[.noise]
    users = GibbsSide(
      .users, problem.users, problem.userRatings, features: features.users,
      hasWeights: noise != .constant)
    movies = GibbsSide(
      .movies, problem.movies, problem.movieRatings, features: features.movies,
      hasWeights: noise == .both)
    keptNoise = SampledNoise(
      users: noise == .constant ? 0 : ratings.userCount,
      movies: noise == .both ? ratings.movieCount : 0)
    let sessions =
      settings[.features].members.contains(.time)
      ? SampledSessions(
        (problem.userRatings, problem.movieRatings), of: split.train, in: ratings) : nil
    self.sessions = sessions
    keptSessions = SessionSums(count: sessions?.biases.count ?? 0)
    validation = split.validation.map { position in
      let position = Int(position)
      let user = ratings.users[position]
      return Validation(
        user: user, movie: ratings.movies[position], rating: ratings.values[position],
        session: sessions.flatMap { $0.sessions.index(of: user, at: ratings.times[position]) })
    }
  }

  /// What the rows' prior means depend on, kind by kind.
  private static func features(
    _ problem: AlternatingProblem, _ known: SideFeatures, _ settings: Settings
  ) -> (users: [RowSets], movies: [RowSets]) {
    let feedback = settings[.feedback]
    var users: [RowSets] = []
    var movies: [RowSets] = []
    if feedback != .none {
      users.append(RowSets(problem.userRatings, others: problem.movies.count))
    }
    if feedback == .both {
      movies.append(RowSets(problem.movieRatings, others: problem.users.count))
    }
    for feature in settings[.features].members {
      if let names = known.ofUsers(feature) { users.append(RowSets(names)) }
      if let names = known.ofMovies(feature) { movies.append(RowSets(names)) }
    }
    return (users, movies)
  }

  public var stepsPerEpoch: Int { max(1, sweep.count) }
  public var ratingsPerEpoch: Int { problem.userRatings.values.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { problem.users.count }
  public var movieCount: Int { problem.movies.count }

  /// Where the random numbers of this epoch come from.
  private var generators: RowGenerators { RowGenerators(seed: seed, epoch: epochsBegun) }

  public func beginEpoch() {
    sweep.step = 0
    epochsBegun += 1
    // Before the first sample there are no rows that could tell anything.
    guard epochsBegun > 1 else { return }
    var rng = generators.hyperparameters
    samplePrecisions(with: &rng)
    sampleSessions(with: &rng)
    users.samplePrior(with: &rng)
    movies.samplePrior(with: &rng)
    sampleLinks()
  }

  /// α, given the errors.
  static func precision(
    of error: RunningMean, with rng: inout SeededGenerator
  ) -> Float {
    Float(rng.gamma(shape: 1 + Double(error.count) / 2) / (1 + error.sum / 2))
  }

  /// The weights of users and movies, and α.
  private func samplePrecisions(with rng: inout SeededGenerator) {
    let byUser = users.sampleWeights(
      against: movies, precision: precision, workers: workers, with: &rng)
    let byMovie = movies.sampleWeights(
      against: users, precision: precision, workers: workers, with: &rng)
    let error =
      byMovie ?? byUser
      ?? users.errors(against: movies, workers: workers).reduce(into: RunningMean()) { $0 += $1 }
    precision = Self.precision(of: error, with: &rng)
  }

  private func sampleSessions(with rng: inout SeededGenerator) {
    sessions?.sample(users, movies, precision: precision, workers: workers, with: &rng)
    takeRemainders()
  }

  /// The rows predict what the sessions leave.
  func takeRemainders() {
    guard let sessions else { return }
    (users.ratings, movies.ratings) = sessions.remainders
  }

  /// Both sides at once: each depends on its own rows alone.
  private func sampleLinks() {
    _ = workers.both(
      { [generators, users] in
        var rng = generators.links(of: .users)
        users.sampleLinks(with: &rng)
      },
      { [generators, movies] in
        var rng = generators.links(of: .movies)
        movies.sampleLinks(with: &rng)
      })
  }

  /// The error is that of users just sampled; movies add none, since they see the same ratings.
  public func advance(steps: Int) -> RunningMean {
    guard sweep.step < sweep.count else { return RunningMean() }
    var error = RunningMean()
    let end = sweep.step + min(steps, stepsPerEpoch)
    while let (side, rows) = sweep.next(until: end) {
      switch side {
      case .users:
        error += users.sample(
          rows, against: movies, precision: precision, generators: generators, workers: workers)
      case .movies:
        _ = movies.sample(
          rows, against: users, precision: precision, generators: generators, workers: workers)
      }
    }
    if sweep.step == sweep.count, epochsBegun > burnIn {
      keepSample()
      keptNoise += noise
      if let sessions { keptSessions += sessions }
    }
    return problem.scale.unscaled(error)
  }

  private func keepSample() {
    switch kept.take({ problem.model }) {
    case .kept(let sample): addPredictions(of: sample)
    case .passedOver: break
    case .thinned: sumPredictions()
    }
  }

  private func addPredictions(of sample: FactorModel) {
    workers.update(&validation) { $0.sum += $0.prediction(of: sample) }
  }

  /// In the order in which they were sampled, as if no other sample had ever been kept.
  func sumPredictions() {
    workers.update(&validation) { [samples = kept.samples] each in
      each.sum = samples.reduce(0) { $0 + each.prediction(of: $1) }
    }
  }

  /// The error of the averaged predictions; while nothing is kept, of the current sample.
  public func validateAll() -> [Metric: RunningMean] {
    let current = kept.samples.isEmpty ? problem.model : nil
    let count = Double(max(1, kept.samples.count))
    // Sessions are averaged over all samples, rows over those that are kept.
    let share = current == nil ? count / Double(kept.count) : 1
    let biases = current == nil ? keptSessions.biases : sessions?.biases ?? []
    return workers.errors(of: validation.count) {
      [validation, deviation = problem.scale.deviation] index in
      let each = validation[index]
      let bias = share * (each.session.map { Double(deviation * biases[$0]) } ?? 0)
      let predicted = current.map { each.prediction(of: $0) + bias } ?? (each.sum + bias) / count
      return predicted - Double(each.rating)
    }.means
  }

  public func model() -> any Model {
    let isFirst = kept.samples.isEmpty
    let count = isFirst ? 1 : kept.count
    return SampledModel(
      isFirst ? [problem.model] : kept.samples,
      noise: (isFirst ? noise : keptNoise).variances(of: problem.scale, samples: count),
      sessions: sessions.map { sessions in
        (isFirst ? SessionSums(sessions) : keptSessions)
          .mean(of: problem.scale, samples: count, sessions.sessions)
      })
  }

  /// The noise of the current sample.
  private var noise: SampledNoise {
    SampledNoise(precision: precision, users: users.weights, movies: movies.weights)
  }

  /// None of its settings may change during a run.
  public func apply(_ settings: Settings) {}
}
