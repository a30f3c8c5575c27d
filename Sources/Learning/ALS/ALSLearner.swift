import Concurrency
import Models
import RatingData

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Alternating least squares with biases: every user is solved for with the movies held fixed, then every
/// movie with the users held fixed.
///
/// An epoch is one such sweep. It minimizes, over the training ratings of the scale with deviation 1,
///
///     Σ (r − μ − b_u − b_i − p_u · q_i)² + λ (Σ_u n_u^ν (|p_u|² + b_u²) + Σ_i n_i^ν (|q_i|² + b_i²))
///
/// n_u and n_i the numbers of ratings; ν = 1 is the weighting of Zhou et al., ν = 0 none. A row's factors and bias are solved for together, from the normal
/// equations, each row by one thread, so that their number changes nothing.
///
/// Sources: Zhou, Wilkinson, Schreiber, Pan: Large-Scale Parallel Collaborative Filtering for the Netflix
/// Prize, AAIM 2008, section 3. https://doi.org/10.1007/978-3-540-68880-8_32
/// Rendle, Krichene, Zhang, Koren: Revisiting the Performance of iALS on Item Recommendation Benchmarks,
/// RecSys 2022, section 3.2, for ν. https://doi.org/10.1145/3523227.3548486
public final class ALSLearner: Learner {
  public static let name = "als"
  public static let presets: [Preset] = [.als]
  public static let modelType: any Model.Type = FactorModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.factors.descriptor, Setting.regularization.descriptor,
    Setting.regularizationPower.descriptor,
  ]
  public static func title(_ settings: Settings) -> String { "alternating least squares" }

  /// Rows that one step solves, and those that a thread takes of them at a time.
  private static let rowsPerStep = 256
  private static let rowsPerPiece = 8

  public let measure = Measure.loss
  public let stepName = "block"
  public let reference: ReferenceError

  private let workers: Workers
  private let scale: RatingScale
  private let userRatings: RowRatings
  private let movieRatings: RowRatings
  private let users: FactorRows
  private let movies: FactorRows
  private let ratings: Ratings
  private let validation: [Int32]
  private var regularization: Float
  private var regularizationPower: Float
  /// Steps done in this epoch: users' first, then movies'.
  private var step = 0
  private var epochsBegun = 0

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.ratings = ratings
    self.workers = workers
    validation = split.validation
    reference = ReferenceError(ratings, split)
    regularization = settings[.regularization]
    regularizationPower = settings[.regularizationPower]
    let scale = RatingScale(of: split.train, in: ratings)
    self.scale = scale
    userRatings = RowRatings(usersOf: ratings, split.train).map(scale.standardized)
    movieRatings = RowRatings(moviesOf: ratings, split.train).map(scale.standardized)
    users = FactorRows(count: ratings.userCount, factors: settings[.factors])
    movies = FactorRows(count: ratings.movieCount, factors: settings[.factors])
    // Uniform with the variance that makes a row's length 1, about.
    let spread = (3 / Float(movies.factors)).squareRoot()
    var rng = SeededGenerator(seed: settings.seed, stream: .start)
    for movie in 0..<movies.count {
      for lane in 0..<movies.factors { movies[movie, lane] = (2 * rng.unitFloat() - 1) * spread }
    }
  }

  private var userSteps: Int { (users.count + Self.rowsPerStep - 1) / Self.rowsPerStep }
  private var movieSteps: Int { (movies.count + Self.rowsPerStep - 1) / Self.rowsPerStep }
  public var stepsPerEpoch: Int { max(1, userSteps + movieSteps) }
  public var ratingsPerEpoch: Int { userRatings.values.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { users.count }
  public var movieCount: Int { movies.count }

  public func beginEpoch() {
    step = 0
    epochsBegun += 1
  }

  /// The error is that of users just solved for; movies add none, since they see the same ratings.
  public func advance(steps: Int) -> RunningMean {
    var error = RunningMean()
    let end = min(userSteps + movieSteps, step + min(steps, stepsPerEpoch))
    while step < end {
      // Movies wait until the last user is done.
      if step < userSteps {
        let last = min(end, userSteps)
        let rows = rows(step..<last, of: users)
        error += solve(rows, of: users, against: movies, ratings: userRatings)
        step = last
      } else {
        let rows = rows(step - userSteps..<end - userSteps, of: movies)
        _ = solve(rows, of: movies, against: users, ratings: movieRatings)
        step = end
      }
    }
    return error
  }

  private func rows(_ steps: Range<Int>, of side: FactorRows) -> Range<Int> {
    steps.lowerBound * Self.rowsPerStep..<min(side.count, steps.upperBound * Self.rowsPerStep)
  }

  private func solve(
    _ rows: Range<Int>, of side: FactorRows, against others: FactorRows, ratings: RowRatings
  ) -> RunningMean {
    let (regularization, power) = (regularization, regularizationPower)
    let pieces = (rows.count + Self.rowsPerPiece - 1) / Self.rowsPerPiece
    let errors = workers.map(pieces) { piece in
      let solver = RowSolver(factors: side.factors, vectors: side.vectors)
      let start = rows.lowerBound + piece * Self.rowsPerPiece
      var error = RunningMean()
      for row in start..<min(rows.upperBound, start + Self.rowsPerPiece) {
        let count = ratings.range(row).count
        let sum = solver.solve(
          row, of: side, against: others, ratings: ratings,

          ridge: regularization * pow(Float(count), power))
        error += RunningMean(sum: sum, count: count)
      }
      return error
    }
    return scale.unscaled(errors.reduce(into: RunningMean()) { $0 += $1 })
  }

  public func validate() -> RunningMean {
    let sum = validation.reduce(0.0) { sum, position in
      let position = Int(position)
      let user = ratings.users[position].position
      let movie = ratings.movies[position].position
      let predicted =
        users.product(user, movie, of: movies) + users.biases[user] + movies.biases[movie]
      let error = predicted - scale.standardized(ratings.values[position])
      return sum + Double(error) * Double(error)
    }
    return scale.unscaled(RunningMean(sum: sum, count: validation.count))
  }

  public func model() -> any Model {
    let root = scale.deviation.squareRoot()
    return FactorModel(
      userFactors: users.matrix(scale: root), movieFactors: movies.matrix(scale: root),
      biases: Biases(
        mean: scale.mean, users: users.biasArray(scale: scale.deviation),
        movies: movies.biasArray(scale: scale.deviation)))
  }

  public func apply(_ settings: Settings) {
    regularization = settings[.regularization]
    regularizationPower = settings[.regularizationPower]
  }

  public var state: LearnerState {
    LearnerState(
      learner: Self.name, integers: ["step": [step], "epochs": [epochsBegun]],
      numbers: [
        "user_factors": users.matrix().values, "user_biases": users.biasArray(),
        "movie_factors": movies.matrix().values, "movie_biases": movies.biasArray(),
      ])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let step = try state.integer("step", in: 0...userSteps + movieSteps)
    let epochs = try state.integer("epochs", in: 0...Int.max)
    let userFactors = try state.numbers("user_factors", count: users.count * users.factors)
    let userBiases = try state.numbers("user_biases", count: users.count)
    let movieFactors = try state.numbers("movie_factors", count: movies.count * movies.factors)
    let movieBiases = try state.numbers("movie_biases", count: movies.count)
    self.step = step
    epochsBegun = epochs
    users.restore(factors: userFactors, biases: userBiases)
    movies.restore(factors: movieFactors, biases: movieBiases)
  }
}

extension Preset {
  /// Alternating least squares: few sweeps, on all cores.
  public static let als = Preset("als")
}

extension Setting where Value == Float {
  /// ν: how much more a row with many ratings is held back.
  public static let regularizationPower = Setting(
    "regularizationPower", title: "λ power",
    "Power of a row's number of ratings by which its L2 penalty is multiplied: 1 is ALS-WR's"
      + " weighting, 0 none.",
    valueName: "nu", .number("0 to 1") { (0...1).contains($0) }, change: .live, fallback: 0.5)
}
