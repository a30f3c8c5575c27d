import Concurrency
import Glibc
import Models
import RatingData

/// Alternating least squares on what was observed, whatever the rating: iALS.
///
///     Σ_{(u,i) observed} (1 − p_u · q_i)² + α₀ Σ_{all u, i} (p_u · q_i)²
///       + λ (Σ_u (n_u + α₀ I)^ν |p_u|² + Σ_i (n_i + α₀ U)^ν |q_i|²)
///
/// n_u and n_i count what was observed, U and I all users and movies. A rating of a set of ratings is an observation
/// where it says that the movie is relevant to the user (`Ratings.relevanceThreshold`). An epoch is one sweep; the sum
/// over all pairs enters through QᵀQ and PᵀP. A row is solved for by one thread: few factors at once, by Cholesky's
/// factorization; some more by steps of conjugate gradients; many block by block (iALS++).
///
/// Sources: Hu, Koren, Volinsky: Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008.
/// https://doi.org/10.1109/ICDM.2008.22
/// Rendle, Krichene, Zhang, Koren: Revisiting the Performance of iALS on Item Recommendation Benchmarks,
/// RecSys 2022, equations 2 and 5. https://doi.org/10.1145/3523227.3548486
public final class ImplicitALSLearner: Learner {
  public static let name = "implicit-als"
  public static let presets: [Preset] = [.implicitALS, .browse]
  public static let modelType: any Model.Type = PreferenceModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.factors.descriptor, Setting.unobservedWeight.descriptor,
    Setting.regularization.descriptor, Setting.regularizationPower.descriptor,
  ]
  /// A movie's row for the user's system, and the other way round.
  public static func rowTraffic(_ settings: Settings) -> Int? {
    2 * FactorRows.rowBytes(factors: settings[.factors])
  }

  public static let explanation =
    "In each epoch it solves for the numbers of every user, then of every movie: what was watched counts as"
    + " liked, all else as probably not."
  public static func title(_ settings: Settings) -> String { "implicit ALS" }

  /// The ridge of a row, λ (n + α₀ I)^ν, as λ n.
  public static func foldInRegularization(
    _ settings: Settings, ratings: Int, movies: Int
  ) -> Double {
    let all = Double(settings[.unobservedWeight]) * Double(movies)
    let ridge =
      Double(settings[.regularization])
      * pow(Double(ratings) + all, Double(settings[.regularizationPower]))
    return ridge / Double(max(1, ratings))
  }

  public static let metric = RankingProbe.metric
  public static func canValidate(_ ratings: Ratings, _ split: Split) -> Bool {
    RankingProbe.canValidate(ratings, split)
  }
  public let stepName = "block"
  /// No model without factors ranks.
  public let reference = ReferenceError(mean: .nan, zero: .nan)

  private let workers: Workers
  private let userPositives: RowRatings
  private let moviePositives: RowRatings
  private let users: FactorRows
  private let movies: FactorRows
  private let probe: RankingProbe
  private var unobservedWeight: Float
  private var regularization: Float
  private var regularizationPower: Float
  private var sweep: AlternatingRows
  private var epochsBegun = 0
  /// α₀ times the sum over all rows of the side that is held fixed; nil until it is needed.
  private var gram: RowGram?
  /// That sum for many factors, block by block.
  private var panels: RowPanels?

  /// Factors from which on blocks take clearly less time than conjugate gradients: on MovieLens 1M with 1,024 half of it,
  /// with 256 as long. Few steps of conjugate gradients stop short of the minimum, which serves lists like a stronger
  /// penalty; blocks want one.
  private static let manyFactors = 512
  /// Rows that are solved for together block by block: a block of the other side's features serves them all.
  private static let rowsPerPiece = 64

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    unobservedWeight = settings[.unobservedWeight]
    regularization = settings[.regularization]
    regularizationPower = settings[.regularizationPower]
    let observed = split.train.filter { ratings.values[Int($0)] >= ratings.relevanceThreshold }
    userPositives = RowRatings(usersOf: ratings, observed).map { _ in 1 }
    moviePositives = RowRatings(moviesOf: ratings, observed).map { _ in 1 }
    probe = RankingProbe(
      ratings, validation: split.validation,
      positives: RowSets(userPositives, others: ratings.movieCount))
    users = FactorRows(count: ratings.userCount, factors: settings[.factors])
    movies = FactorRows(count: ratings.movieCount, factors: settings[.factors])
    movies.initialize(seed: settings.seed, length: 0.1)
    sweep = AlternatingRows(users: users.count, movies: movies.count)
  }

  public var stepsPerEpoch: Int { max(1, sweep.count) }
  public var ratingsPerEpoch: Int { userPositives.values.count }
  public var validationRatings: Int { probe.count }
  public var userCount: Int { users.count }
  public var movieCount: Int { movies.count }

  public func beginEpoch() {
    sweep.step = 0
    epochsBegun += 1
    forgetSums()
  }

  private func forgetSums() {
    gram = nil
    panels = nil
  }

  /// How users just solved for rank what they chose; movies add nothing.
  public func advance(steps: Int) -> RunningMean {
    var gain = RunningMean()
    let end = sweep.step + min(steps, stepsPerEpoch)
    while let (side, rows) = sweep.next(until: end) {
      switch side {
      case .users:
        solve(rows, of: users, against: movies, positives: userPositives)
        gain += probe.train(rows, with: workers) { [users, movies] in
          users.scores($0, against: movies)
        }
      case .movies: solve(rows, of: movies, against: users, positives: moviePositives)
      }
    }
    return gain
  }

  private func solve(
    _ rows: Range<Int>, of side: FactorRows, against others: FactorRows, positives: RowRatings
  ) {
    let (regularization, power) = (regularization, regularizationPower)
    let all = unobservedWeight * Float(others.count)
    let ridge = { @Sendable row in
      regularization * pow(Float(positives.range(row).count) + all, power)
    }
    guard side.factors < Self.manyFactors else {
      let panels = panels(of: others)
      _ = workers.sum(rows, rowsPerPiece: Self.rowsPerPiece) { piece in
        RowBlockSolver(vectors: side.vectors).solve(
          piece, of: side, against: panels, ratings: positives, ridge: ridge)
      }
      return
    }
    let gram = gram(of: others)
    _ = workers.solve(rows, unknowns: side.factors, vectors: side.vectors) { row, solver in
      let sum = solver.solve(
        row, of: side, against: others, ratings: positives, ridge: ridge(row), prior: gram.matrix)
      return RunningMean(sum: sum, count: positives.range(row).count)
    }
  }

  private func panels(of others: FactorRows) -> RowPanels {
    if let panels, panels.rows === others { return panels }
    let new = RowPanels(of: others, weight: unobservedWeight, with: workers)
    panels = new
    return new
  }

  /// The other side stands still while this one is solved for, so that one sum serves all its rows.
  private func gram(of others: FactorRows) -> RowGram {
    if let gram, gram.rows === others { return gram }
    let new = RowGram(of: others, weight: unobservedWeight)
    gram = new
    return new
  }

  public func validateAll() -> [Metric: RunningMean] {
    probe.validate(with: workers) { [users, movies] in users.scores($0, against: movies) }
  }

  public func model() -> any Model {
    PreferenceModel(
      FactorModel(userFactors: users.matrix(), movieFactors: movies.matrix()),
      unobservedWeight: unobservedWeight)
  }

  public func apply(_ settings: Settings) {
    regularization = settings[.regularization]
    regularizationPower = settings[.regularizationPower]
  }

  public var state: LearnerState {
    LearnerState(
      learner: Self.name, integers: ["step": [sweep.step], "epochs": [epochsBegun]],
      numbers: ["user_factors": users.matrix().values, "movie_factors": movies.matrix().values])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let step = try state.integer("step", in: 0...sweep.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let userFactors = try state.numbers("user_factors", count: users.count * users.factors)
    let movieFactors = try state.numbers("movie_factors", count: movies.count * movies.factors)
    users.restore(
      factors: userFactors, biases: [Float](repeating: 0, count: users.count))
    movies.restore(
      factors: movieFactors, biases: [Float](repeating: 0, count: movies.count))
    sweep.step = step
    epochsBegun = epochs
    forgetSums()
  }
}

extension ImplicitALSLearner: RowSolvingLearner {
  var solvedRows: Range<Int>? { sweep.lastOfAll }

  func solved(row: Int) -> SolvedRow {
    let isUser = row < userCount
    let (side, others) = isUser ? (users, movies) : (movies, users)
    let positives = isUser ? userPositives : moviePositives
    let row = isUser ? row : row - userCount
    let gram = gram(of: others)
    var system = RowProblem(row, unknowns: side.factors, against: others, ratings: positives)
    system.add { Double(gram[$0, $1]) }
    let all = unobservedWeight * Float(others.count)
    let ridge = regularization * pow(Float(positives.range(row).count) + all, regularizationPower)
    system.add(diagonal: [Double](repeating: Double(ridge), count: side.factors))
    return SolvedRow(system, side.unknowns(of: row, side.factors))
  }
}

extension Preset {
  /// Ranks movies by what was observed, whatever the rating.
  public static let implicitALS = Preset(
    "implicit-als",
    "Ranks movies by what was watched or counted; it says how well a movie fits, and no stars.")
  /// The factors whose neighbours are the best to browse.
  public static let browse = Preset(
    "browse",
    "Ranks movies, with 128 factors, whose nearest movies are the best to look at. Lists of what to watch are"
      + " made by it; it says how well a movie fits, and no stars.")
}

extension Setting where Value == Float {
  /// α₀: what a movie that was not observed weighs beside one that was.
  public static let unobservedWeight = Setting(
    "unobservedWeight", title: "unobserved",
    "Weight of unobserved pairs of user and movie beside observed ones.",
    .amount(
      more: "takes what somebody has not watched more as a sign that they would not like it",
      less: "looks more at what was watched alone"),
    valueName: "weight", .number("above 0") { $0 > 0 }, search: .around(factor: 5), fallback: 0.4,
    defaults: [.browse: 0.13])
}
