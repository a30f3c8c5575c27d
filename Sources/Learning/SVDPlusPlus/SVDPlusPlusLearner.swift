import Concurrency
import FactorKernels
import Glibc
import Models
import RatingData

/// SVD++: factors and biases, and what a user's having rated a movie tells, whatever the rating.
///
///     r ≈ μ + b_u + b_i + q_i · (p_u + |N(u)|^−½ Σ_{j ∈ N(u)} y_j)
///
/// Stochastic gradient descent on standardized ratings, a rating a step, user by user in an order that is
/// shuffled for each epoch, with λ on the squared norms of what a rating reads, and one of its own on y. Every y_j moves with every
/// rating, in closed form (`ImplicitUser`), so that a pass costs what one of plain factors costs. The learning
/// rate falls by a constant factor an epoch.
///
/// Learns with one thread: users share what they learn from.
///
/// Source: Koren: Factorization Meets the Neighborhood, KDD 2008, section 4, equations 15 and 16.
/// https://doi.org/10.1145/1401890.1401944
public final class SVDPlusPlusLearner: Learner {
  public static let name = "svdpp"
  public static let presets: [Preset] = [.svdpp]
  public static let modelType: any Model.Type = FactorModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.factors.descriptor, Setting.learningRate.descriptor, Setting.decay.descriptor,
    Setting.regularization.descriptor, Setting.implicitRegularization.descriptor,
  ]
  public static let explanation =
    "It starts from small random numbers. A user is what they rated, and numbers of their own: rating by"
    + " rating, both are moved nearer to the rating."
  public static func title(_ settings: Settings) -> String { "SVD++" }

  public static let metric = Metric.loss
  public let stepName = "block"
  public let reference: ReferenceError

  private let workers: Workers
  private let factors: Int
  private let scale: Standardization
  private let ratings: RowRatings
  /// N(u), as the rows of a matrix.
  private let seen: RowSets
  private let validation: [Sample]
  private let seed: UInt64

  /// p, b_u, 1 – q, 1, b_i – y, 0, 0.
  private let users: VectorRows
  private let movies: VectorRows
  private let implicit: VectorRows
  /// Which lanes of the three are learned, and room for the kernel.
  private let masks: VectorRows
  private let room: VectorRows

  private var learningRate: Float
  private var decay: Float
  private var regularization: Float
  private var implicitRegularization: Float
  private var epochsBegun = 0
  /// Users in the order of this epoch, and how many are done.
  private var order: [Int32]
  private var done = 0

  /// Users in a step.
  private static let usersPerStep = 16

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    let scale = Standardization(of: split.train, in: ratings)
    self.scale = scale
    self.workers = workers
    reference = ReferenceError(ratings, split)
    factors = settings[.factors]
    seed = settings.seed
    learningRate = settings[.learningRate]
    decay = settings[.decay]
    regularization = settings[.regularization]
    implicitRegularization = settings[.implicitRegularization]
    let rows = RowRatings(usersOf: ratings, split.train)
    self.ratings = rows.map(scale.standardized)
    seen = RowSets(rows, others: ratings.movieCount)
    validation = Sample.gather(split.validation, of: ratings, scale: scale)
    let lanes = factors + 2
    users = VectorRows(count: ratings.userCount, lanes: lanes)
    movies = VectorRows(count: ratings.movieCount, lanes: lanes)
    implicit = VectorRows(count: ratings.movieCount, lanes: lanes)
    masks = Self.masks(factors: factors)
    room = VectorRows(count: 2, lanes: lanes)
    order = (0..<Int32(ratings.userCount)).map { $0 }
    initialize()
  }

  /// Factors start at random, small; biases at 0.
  private func initialize() {
    var rng = SeededGenerator(seed: seed, stream: .start)
    for rows in [users, movies, implicit] {
      for row in 0..<rows.count {
        for lane in 0..<factors { rows[row, lane] = (2 * rng.unitFloat() - 1) * Self.spread }
      }
    }
    for row in 0..<users.count { users[row, factors + 1] = 1 }
    for row in 0..<movies.count { movies[row, factors] = 1 }
  }

  /// Which lanes of a user's, a movie's and an implicit row are learned.
  static func masks(factors: Int) -> VectorRows {
    let masks = VectorRows(count: 3, lanes: factors + 2)
    for lane in 0..<factors {
      for side in 0..<3 { masks[side, lane] = 1 }
    }
    masks[0, factors] = 1
    masks[1, factors + 1] = 1
    return masks
  }

  /// Starting factors are uniform in −spread ..< spread.
  private static let spread: Float = 0.1

  public var stepsPerEpoch: Int {
    max(1, (users.count + Self.usersPerStep - 1) / Self.usersPerStep)
  }
  public var ratingsPerEpoch: Int { ratings.values.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { users.count }
  public var movieCount: Int { movies.count }

  private var generators: RowGenerators { RowGenerators(seed: seed, epoch: epochsBegun) }

  public func beginEpoch() {
    epochsBegun += 1
    done = 0
    arrange()
  }

  /// The order follows from the seed and the epoch alone.
  private func arrange() {
    var rng = generators.hyperparameters
    order = (0..<Int32(users.count)).shuffled(using: &rng)
  }

  public func advance(steps: Int) -> RunningMean {
    let rate = learningRate * pow(decay, Float(epochsBegun - 1))
    let end = min(order.count, done + min(steps, stepsPerEpoch) * Self.usersPerStep)
    var error = RunningMean()
    while done < end {
      error += learn(Int(order[done]), learningRate: rate)
      done += 1
    }
    return scale.unscaled(error)
  }

  private func learn(_ user: Int, learningRate: Float) -> RunningMean {
    let range = ratings.range(user)
    guard !range.isEmpty else { return RunningMean() }
    var rng = generators.of(user, on: .users)
    let places = range.shuffled(using: &rng)
    let rated = places.map { ratings.others[$0] }
    let values = places.map { ratings.values[$0] }
    let seen = seen.range(user)
    let sum = rated.withUnsafeBufferPointer { rated in
      values.withUnsafeBufferPointer { values in
        self.seen.members.withUnsafeBufferPointer { others in
          guard let rated = rated.baseAddress, let values = values.baseAddress,
            let others = others.baseAddress
          else { return 0.0 }
          var problem = ImplicitUser(
            user: users.storage + user * users.vectors, movies: movies.storage,
            implicit: implicit.storage, rated: rated, values: values, count: range.count,
            seen: others + seen.lowerBound, seen_count: seen.count, vectors: users.vectors,
            learning_rate: learningRate, regularization: regularization,
            implicit_regularization: implicitRegularization, masks: masks.storage,
            room: room.storage)
          return implicit_user_learn(&problem)
        }
      }
    }
    return RunningMean(sum: sum, count: range.count)
  }

  public func validateAll() -> [Metric: RunningMean] {
    let model = model(scaled: false)
    let errors = workers.errors(of: validation.count) { [validation] index in
      let sample = validation[index]
      let movie = MovieIndex(Int(sample.movie) - model.userCount)
      return Double(model.predict(UserIndex(Int(sample.user)), movie).rating - sample.target)
    }
    return scale.unscaled(errors).means
  }

  public func model() -> any Model { model(scaled: true) }

  /// With p_u and what N(u) adds to it in one row.
  private func model(scaled: Bool) -> FactorModel {
    let deviation = scaled ? scale.deviation : 1
    let root = deviation.squareRoot()
    var rows: [Float] = []
    rows.reserveCapacity(users.count * factors)
    for user in 0..<users.count { rows += complete(user).map { $0 * root } }
    return FactorModel(
      userFactors: FactorMatrix(rows: users.count, columns: factors, values: rows),
      movieFactors: FactorMatrix(
        rows: movies.count, columns: factors,
        values: (0..<movies.count).flatMap { row in
          (0..<factors).map { movies[row, $0] * root }
        }),
      biases: Biases(
        mean: scaled ? scale.mean : 0,
        users: (0..<users.count).map { users[$0, factors] * deviation },
        movies: (0..<movies.count).map { movies[$0, factors + 1] * deviation }))
  }

  /// p_u + |N(u)|^−½ Σ y_j
  private func complete(_ user: Int) -> [Float] {
    let range = seen.range(user)
    let share = range.isEmpty ? 0 : 1 / Float(range.count).squareRoot()
    let vectors = implicit.vectors
    var sums = [VectorRows.Vector](repeating: .zero, count: vectors)
    for entry in range {
      let y = implicit.storage + Int(seen.members[entry]) * vectors
      for vector in 0..<vectors { sums[vector] += y[vector] }
    }
    return (0..<factors).map { lane in
      let sum = sums[lane / VectorRows.Vector.scalarCount][lane % VectorRows.Vector.scalarCount]
      return users[user, lane] + sum * share
    }
  }

  public func apply(_ settings: Settings) {
    learningRate = settings[.learningRate]
    decay = settings[.decay]
    regularization = settings[.regularization]
    implicitRegularization = settings[.implicitRegularization]
  }

  public var state: LearnerState {
    LearnerState(
      learner: Self.name, integers: ["done": [done], "epochs": [epochsBegun]],
      numbers: ["users": users.values, "movies": movies.values, "implicit": implicit.values])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let done = try state.integer("done", in: 0...order.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let lanes = factors + 2
    let userRows = try state.numbers("users", count: users.count * lanes)
    let movieRows = try state.numbers("movies", count: movies.count * lanes)
    let implicitRows = try state.numbers("implicit", count: movies.count * lanes)
    users.values = userRows
    movies.values = movieRows
    implicit.values = implicitRows
    epochsBegun = epochs
    arrange()
    self.done = done
  }
}

extension Preset {
  /// SVD++: what was rated tells something, too.
  public static let svdpp = Preset(
    "svdpp",
    "SVD++: that a movie was rated tells something of a user, whatever the rating. It predicts ratings."
  )
}

extension Setting where Value == Float {
  /// λ of y alone. A user's every rating shrinks every y of theirs: some hundred times as often as a p or a q, so
  /// that it is best much smaller.
  public static let implicitRegularization = Setting(
    "implicitRegularization", title: "implicit penalty",
    "Weight of the L2 penalty of the implicit factors.",
    .amount(
      more: "trusts less in which movies somebody rated at all",
      less: "trusts more in it, until it learns by heart"),
    valueName: "lambda",
    .number("0 or more") { $0 >= 0 }, change: .live, search: .around(factor: 5), fallback: 0.001)

  /// What the learning rate is multiplied by after each epoch.
  public static let decay = Setting(
    "decay", title: "rate decay", "Factor by which the learning rate falls after each epoch.",
    .amount(
      more: "keeps steps long for longer; 1 never shortens them",
      less: "settles in fewer epochs, maybe before it has learned enough"),
    valueName: "factor", .number("above 0 and at most 1") { $0 > 0 && $0 <= 1 }, change: .live,
    search: .range(.linear(0.8...1)), fallback: 0.8)
}
