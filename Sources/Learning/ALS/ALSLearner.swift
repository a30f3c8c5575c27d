import Concurrency
import Glibc
import Models
import RatingData

/// Alternating least squares with biases: every user is solved for with the movies held fixed, then every
/// movie with the users held fixed.
///
/// An epoch is one such sweep. It minimizes, over the training ratings of the scale with deviation 1,
///
///     Σ (r − μ − b_u − b_i − p_u · q_i)² + λ (Σ_u n_u^ν (|p_u|² + b_u²) + Σ_i n_i^ν (|q_i|² + b_i²))
///
/// or, without biases, over the ratings as they are, Σ (r − p_u · q_i)² + λ (Σ_u n_u^ν |p_u|² + Σ_i n_i^ν |q_i|²).
/// n_u and n_i the numbers of ratings; ν = 1 is the weighting of Zhou et al., ν = 0 none. A row's
/// factors and bias are solved for together, from the normal
/// equations, each row by one thread, so that their number changes nothing.
///
/// Sources: Zhou, Wilkinson, Schreiber, Pan: Large-Scale Parallel Collaborative Filtering for the Netflix
/// Prize, AAIM 2008, section 3. https://doi.org/10.1007/978-3-540-68880-8_32
/// Rendle, Krichene, Zhang, Koren: Revisiting the Performance of iALS on Item Recommendation Benchmarks,
/// RecSys 2022, section 3.2, for ν. https://doi.org/10.1145/3523227.3548486
public final class ALSLearner: Learner {
  public static let name = "als"
  public static let presets: [Preset] = [.als, .mllib]
  public static let modelType: any Model.Type = FactorModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.factors.descriptor, Setting.regularization.descriptor,
    Setting.regularizationPower.descriptor, Setting.biases.descriptor,
  ]
  /// A movie's row for the user's system, and the other way round.
  public static func rowTraffic(_ settings: Settings) -> Int? {
    2 * FactorRows.rowBytes(factors: settings[.factors])
  }

  public static let explanation =
    "It starts from random numbers. In each epoch it solves for those of every user with the movies held"
    + " fixed, then for those of every movie."
  public static func title(_ settings: Settings) -> String { "alternating least squares" }

  /// The ridge of a row, λ n^ν, as λ n.
  public static func foldInRegularization(
    _ settings: Settings, ratings: Int, movies: Int
  ) -> Double {
    Double(settings[.regularization])
      * pow(Double(max(1, ratings)), Double(settings[.regularizationPower]) - 1)
  }

  public static let metric = Metric.loss
  public let stepName = "block"
  public let reference: ReferenceError

  private let workers: Workers
  private let problem: AlternatingProblem
  private let validation: [Sample]
  private var regularization: Float
  private var regularizationPower: Float
  private var sweep: AlternatingRows
  private var epochsBegun = 0

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    reference = ReferenceError(ratings, split)
    regularization = settings[.regularization]
    regularizationPower = settings[.regularizationPower]
    problem = AlternatingProblem(
      ratings, split, factors: settings[.factors], biases: settings[.biases], seed: settings.seed)
    sweep = problem.sweep
    validation = Sample.gather(split.validation, of: ratings, scale: problem.scale)
  }

  public var stepsPerEpoch: Int { max(1, sweep.count) }
  public var ratingsPerEpoch: Int { problem.userRatings.values.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { problem.users.count }
  public var movieCount: Int { problem.movies.count }

  public func beginEpoch() {
    sweep.step = 0
    epochsBegun += 1
  }

  /// The error is that of users just solved for; movies add none, since they see the same ratings.
  public func advance(steps: Int) -> RunningMean {
    var error = RunningMean()
    let end = sweep.step + min(steps, stepsPerEpoch)
    while let (side, rows) = sweep.next(until: end) {
      switch side {
      case .users:
        error += solve(
          rows, of: problem.users, against: problem.movies, ratings: problem.userRatings)
      case .movies:
        _ = solve(rows, of: problem.movies, against: problem.users, ratings: problem.movieRatings)
      }
    }
    return problem.scale.unscaled(error)
  }

  private func solve(
    _ rows: Range<Int>, of side: FactorRows, against others: FactorRows, ratings: RowRatings
  ) -> RunningMean {
    let (regularization, power) = (regularization, regularizationPower)
    return workers.solve(rows, unknowns: problem.unknowns, vectors: side.vectors) { row, solver in
      let count = ratings.range(row).count
      let ridge = regularization * pow(Float(count), power)
      let sum = solver.solve(row, of: side, against: others, ratings: ratings, ridge: ridge)
      return RunningMean(sum: sum, count: count)
    }
  }

  public func validateAll() -> [Metric: RunningMean] {
    let errors = workers.errors(of: validation.count) {
      [validation, users = problem.users, movies = problem.movies] index in
      let sample = validation[index]
      let movie = Int(sample.movie) - users.count
      return Double(users.prediction(Int(sample.user), movie, of: movies) - sample.target)
    }
    return problem.scale.unscaled(errors).means
  }

  public func model() -> any Model { problem.model }

  public func apply(_ settings: Settings) {
    regularization = settings[.regularization]
    regularizationPower = settings[.regularizationPower]
  }

  public var state: LearnerState {
    LearnerState(
      learner: Self.name, integers: ["step": [sweep.step], "epochs": [epochsBegun]],
      numbers: problem.numbers)
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let step = try state.integer("step", in: 0...sweep.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    try problem.restore(state)
    sweep.step = step
    epochsBegun = epochs
  }
}

extension ALSLearner: RowSolvingLearner {
  var solvedRows: Range<Int>? { sweep.lastOfAll }

  func solved(row: Int) -> SolvedRow {
    let isUser = row < userCount
    let (side, others) = isUser ? (problem.users, problem.movies) : (problem.movies, problem.users)
    let ratings = isUser ? problem.userRatings : problem.movieRatings
    let row = isUser ? row : row - userCount
    let unknowns = problem.unknowns
    var system = RowProblem(row, unknowns: unknowns, against: others, ratings: ratings)
    let ridge = regularization * pow(Float(ratings.range(row).count), regularizationPower)
    system.add(diagonal: [Double](repeating: Double(ridge), count: unknowns))
    return SolvedRow(system, side.unknowns(of: row, unknowns))
  }
}

extension Preset {
  /// Alternating least squares: few sweeps, on all cores.
  public static let als = Preset(
    "als", "Alternating least squares with biases: few epochs, on all cores. It predicts ratings.")
  /// Alternating least squares without biases and with the penalty times the number of ratings, which is what Spark's
  /// MLlib minimizes; on a split by hash, which a cluster makes likewise.
  public static let mllib = Preset(
    "mllib",
    "What Spark's MLlib minimizes: no biases, and the penalty times the number of ratings. It predicts ratings,"
      + " and a cluster comes to the same.")
}

/// What a model has besides factors.
public enum ModelBiases: String, SettingType, CaseIterable, Decodable {
  case none
  /// A mean, and a bias for each user and each movie.
  case both
}

extension Setting where Value == ModelBiases {
  public static let biases = Setting(
    "biases", "Whether there are a mean and biases of users and movies beside the factors.",
    .choice(
      "both predicts from who rates high and what is liked, and leaves taste to the factors. none leaves all"
        + " of it to the factors, as Spark's MLlib does, and needs more of them."),
    valueName: "sides", .name(ModelBiases.allCases.map(\.rawValue)), fallback: .both,
    defaults: [.mllib: .none])
}

extension Setting where Value == Float {
  /// ν: how much more a row with many ratings is held back.
  public static let regularizationPower = Setting(
    "regularizationPower", title: "penalty power",
    "Power of a row's number of ratings by which its L2 penalty is multiplied: 1 is ALS-WR's"
      + " weighting, 0 none.",
    .amount(
      more: "holds back those with many ratings, too",
      less: "holds back above all those with few ratings"),
    valueName: "nu", .number("0 to 1") { (0...1).contains($0) }, change: .live,
    search: .range(.linear(0...1)), fallback: 0.5,
    defaults: [.implicitALS: 0.8, .browse: 0.9, .mllib: 1])
}
