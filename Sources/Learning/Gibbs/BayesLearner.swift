import Concurrency
import Models
import RatingData

/// Bayesian matrix factorization with biases, by Gibbs sampling: draws from the posterior of every row and of
/// every hyperparameter, and averages the predictions of the draws. Nothing is tuned.
///
///     r ~ N(μ + b_u + b_i + p_u · q_i, 1/α)    (p_u, b_u) ~ N(m_U, Λ_U⁻¹)    (q_i, b_i) ~ N(m_I, Λ_I⁻¹)
///
/// on standardized ratings, with conjugate priors (`SidePrior`; α ~ Gamma(1, 1)). An epoch is one draw:
/// the hyperparameters, then every user, then every movie. A row's factors and bias are one block, drawn from
/// their joint normal distribution. Each row has random numbers of its own, so that the number of threads
/// changes nothing.
///
/// Source: Salakhutdinov, Mnih: Bayesian Probabilistic Matrix Factorization using Markov Chain Monte
/// Carlo, ICML 2008. https://doi.org/10.1145/1390156.1390267
public final class BayesLearner: Learner {
  public static let name = "bayes"
  public static let presets: [Preset] = [.bayes]
  public static let modelType: any Model.Type = SampledModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.factors.descriptor, Setting.burnIn.descriptor,
  ]
  public static func title(_ settings: Settings) -> String { "Gibbs sampling" }

  public let measure = Measure.loss
  public let stepName = "block"
  public let reference: ReferenceError

  private let workers: Workers
  private let scale: Standardization
  private let userRatings: RowRatings
  private let movieRatings: RowRatings
  private let users: FactorRows
  private let movies: FactorRows
  private var validation: [Validation]
  private let seed: UInt64
  /// Epochs whose draws are left out.
  private let burnIn: Int

  private var userPrior: SidePrior
  private var moviePrior: SidePrior
  /// α.
  private var precision: Float = 1
  private var sweep: AlternatingRows
  private var epochsBegun = 0
  private var samples: [FactorModel] = []

  /// A rating that validates, and the sum of what the samples predict for it.
  private struct Validation {
    let user: UserIndex
    let movie: MovieIndex
    let rating: Float
    var sum = 0.0
  }

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    seed = settings.seed
    burnIn = settings[.burnIn]
    reference = ReferenceError(ratings, split)
    let scale = Standardization(of: split.train, in: ratings)
    self.scale = scale
    userRatings = RowRatings(usersOf: ratings, split.train).map(scale.standardized)
    movieRatings = RowRatings(moviesOf: ratings, split.train).map(scale.standardized)
    users = FactorRows(count: ratings.userCount, factors: settings[.factors])
    movies = FactorRows(count: ratings.movieCount, factors: settings[.factors])
    sweep = AlternatingRows(users: users.count, movies: movies.count)
    userPrior = SidePrior(factors: users.factors)
    moviePrior = SidePrior(factors: movies.factors)
    validation = split.validation.map { position in
      let position = Int(position)
      return Validation(
        user: ratings.users[position], movie: ratings.movies[position],
        rating: ratings.values[position])
    }
    movies.scatter(seed: settings.seed)
  }

  public var stepsPerEpoch: Int { max(1, sweep.count) }
  public var ratingsPerEpoch: Int { userRatings.values.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { users.count }
  public var movieCount: Int { movies.count }

  /// Where the random numbers of this epoch come from.
  private var source: RowGenerators { RowGenerators(seed: seed, epoch: epochsBegun) }

  public func beginEpoch() {
    sweep.step = 0
    epochsBegun += 1
    // Before the first draw there are no rows that could tell anything.
    guard epochsBegun > 1 else { return }
    var rng = source.hyperparameters
    let error = trainingError()
    precision = Float(rng.gamma(shape: 1 + Double(error.count) / 2) / (1 + error.sum / 2))
    userPrior.draw(users, with: &rng)
    moviePrior.draw(movies, with: &rng)
  }

  /// The error of the rows as they stand, standardized.
  private func trainingError() -> RunningMean {
    let (ratings, users, movies) = (userRatings, users, movies)
    return workers.solve(0..<users.count, factors: users.factors, vectors: users.vectors) {
      row, _ in
      let range = ratings.range(row)
      let sum = range.reduce(0.0) { sum, entry in
        let movie = Int(ratings.others[entry])
        let error = users.prediction(row, movie, of: movies) - ratings.values[entry]
        return sum + Double(error) * Double(error)
      }
      return RunningMean(sum: sum, count: range.count)
    }
  }

  /// The error is that of users just drawn; movies add none, since they see the same ratings.
  public func advance(steps: Int) -> RunningMean {
    guard sweep.step < sweep.count else { return RunningMean() }
    var error = RunningMean()
    let end = sweep.step + min(steps, stepsPerEpoch)
    while let (side, rows) = sweep.next(until: end) {
      switch side {
      case .users:
        error += draw(
          rows, side, of: users, against: movies, ratings: userRatings, prior: userPrior)
      case .movies:
        _ = draw(rows, side, of: movies, against: users, ratings: movieRatings, prior: moviePrior)
      }
    }
    if sweep.step == sweep.count, epochsBegun > burnIn { keep(current) }
    return scale.unscaled(error)
  }

  private func draw(
    _ rows: Range<Int>, _ kind: AlternatingRows.Side, of side: FactorRows,
    against others: FactorRows, ratings: RowRatings, prior: SidePrior
  ) -> RunningMean {
    let believed = RowPrior(
      means: prior.means, precisions: prior.precisions, precision: precision,
      vectors: side.vectors)
    let source = source
    return workers.solve(rows, factors: side.factors, vectors: side.vectors) { row, solver in
      var rng = source.of(row, on: kind)
      let sum = solver.draw(
        row, of: side, against: others, ratings: ratings, prior: believed, with: &rng)
      return RunningMean(sum: sum, count: ratings.range(row).count)
    }
  }

  /// The draw that stands now.
  private var current: FactorModel { FactorModel(users: users, movies: movies, scale: scale) }

  private func keep(_ sample: FactorModel) {
    samples.append(sample)
    for index in validation.indices {
      validation[index].sum += prediction(sample, validation[index])
    }
  }

  private func prediction(_ sample: FactorModel, _ each: Validation) -> Double {
    Double(sample.predict(each.user, each.movie).rating)
  }

  /// The error of the averaged predictions; while nothing is kept, of the draw that stands.
  public func validate() -> RunningMean {
    let current = samples.isEmpty ? current : nil
    let sum = validation.reduce(0.0) { sum, each in
      let predicted =
        current.map { prediction($0, each) } ?? each.sum / Double(max(1, samples.count))
      let error = predicted - Double(each.rating)
      return sum + error * error
    }
    return RunningMean(sum: sum, count: validation.count)
  }

  public func model() -> any Model {
    SampledModel(
      samples.isEmpty ? [current] : samples,
      noise: scale.deviation * scale.deviation / precision)
  }

  /// None of its settings may change during a run.
  public func apply(_ settings: Settings) {}

  public var state: LearnerState {
    LearnerState(
      learner: Self.name,
      integers: [
        "step": [sweep.step], "epochs": [epochsBegun], "samples": [samples.count],
      ],
      numbers: [
        "user_factors": users.matrix().values, "user_biases": users.biasArray(),
        "movie_factors": movies.matrix().values, "movie_biases": movies.biasArray(),
        "hyperparameters": userPrior.means + userPrior.precisions + moviePrior.means
          + moviePrior.precisions + [precision],
        "sample_user_factors": samples.flatMap { $0.userFactors.values },
        "sample_movie_factors": samples.flatMap { $0.movieFactors.values },
        "sample_user_biases": samples.flatMap { $0.biases?.users ?? [] },
        "sample_movie_biases": samples.flatMap { $0.biases?.movies ?? [] },
      ])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let k = users.factors
    let step = try state.integer("step", in: 0...sweep.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let count = try state.integer("samples", in: 0...epochs)
    let userFactors = try state.numbers("user_factors", count: userCount * k)
    let userBiases = try state.numbers("user_biases", count: userCount)
    let movieFactors = try state.numbers("movie_factors", count: movieCount * k)
    let movieBiases = try state.numbers("movie_biases", count: movieCount)
    let hyperparameters = try state.numbers("hyperparameters", count: 4 * (k + 1) + 1)
    let samples = try samples(count, from: state)
    sweep.step = step
    epochsBegun = epochs
    users.restore(factors: userFactors, biases: userBiases)
    movies.restore(factors: movieFactors, biases: movieBiases)
    func part(_ index: Int) -> [Float] {
      Array(hyperparameters[index * (k + 1)..<(index + 1) * (k + 1)])
    }
    userPrior = SidePrior(means: part(0), precisions: part(1))
    moviePrior = SidePrior(means: part(2), precisions: part(3))
    precision = hyperparameters[4 * (k + 1)]
    for sample in samples { keep(sample) }
  }

  private func samples(
    _ count: Int, from state: LearnerState
  ) throws(LearnerStateError) -> [FactorModel] {
    let k = users.factors
    let (users, movies) = (userCount, movieCount)
    let userFactors = try state.numbers("sample_user_factors", count: count * users * k)
    let movieFactors = try state.numbers("sample_movie_factors", count: count * movies * k)
    let userBiases = try state.numbers("sample_user_biases", count: count * users)
    let movieBiases = try state.numbers("sample_movie_biases", count: count * movies)
    return (0..<count).map { sample in
      func slice(_ values: [Float], _ size: Int) -> [Float] {
        Array(values[sample * size..<(sample + 1) * size])
      }
      return FactorModel(
        userFactors: FactorMatrix(rows: users, columns: k, values: slice(userFactors, users * k)),
        movieFactors: FactorMatrix(
          rows: movies, columns: k, values: slice(movieFactors, movies * k)),
        biases: Biases(
          mean: scale.mean, users: slice(userBiases, users), movies: slice(movieBiases, movies)))
    }
  }
}

extension Preset {
  /// Predictions averaged over draws from the posterior: the best, without anything to tune.
  public static let bayes = Preset("bayes")
}

extension Setting where Value == Int {
  /// Epochs before the chain is taken to have forgotten its start.
  public static let burnIn = Setting(
    "burnIn", "Epochs at the start whose draws are not averaged.", valueName: "n",
    .whole(Schedule.epochsAllowed.lowerBound - 1...Schedule.epochsAllowed.upperBound), fallback: 5)
}
