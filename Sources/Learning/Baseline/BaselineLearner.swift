import Concurrency
import Models
import RatingData

/// Biases alone, solved for in turn: the floor under every other learner.
///
/// An epoch takes every user, then every movie, and sets its bias to the least squares solution with
/// the other side held fixed:
///
///     b_u = Σ (r − μ − b_i) / (n_u + λ)        over the ratings of user u
///     b_i = Σ (r − μ − b_u) / (n_i + λ)        over the ratings of movie i
///
/// Source: Koren: Factor in the Neighbors, ACM TKDD 4 (2010), section 2.1.
/// https://doi.org/10.1145/1644873.1644874
public final class BaselineLearner: Learner {
  public static let name = "baseline"
  public static let presets: [Preset] = [.baseline]
  public static let modelType: any Model.Type = BiasModel.self
  public static let settings: [SettingDescriptor] = [Setting.shrinkage.descriptor]
  public static let explanation =
    "It learns averages alone: how high each user rates, and how well each movie is liked."
  public static func title(_ settings: Settings) -> String { "biases · least squares" }

  /// Rows that one step solves.
  private static let rowsPerStep = 256

  public static let metric = Metric.loss
  public let stepName = "block"
  public let reference: ReferenceError

  private let workers: Workers
  private let mean: Double
  private let shrinkage: Double
  private let users: RowRatings
  private let movies: RowRatings
  private let validation: [Sample]
  private var userBiases: [Double]
  private var movieBiases: [Double]
  /// Rows done in this epoch: users first, then movies.
  private var position = 0
  private var epochsBegun = 0

  /// Learns with one thread.
  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    validation = Sample.gather(split.validation, of: ratings, scale: Standardization(mean: 0))
    mean = Double(ratings.mean(of: split.train))
    shrinkage = settings[.shrinkage]
    users = RowRatings(usersOf: ratings, split.train)
    movies = RowRatings(moviesOf: ratings, split.train)
    userBiases = [Double](repeating: 0, count: ratings.userCount)
    movieBiases = [Double](repeating: 0, count: ratings.movieCount)
    reference = ReferenceError(ratings, split)
  }

  private var rows: Int { userBiases.count + movieBiases.count }
  public var stepsPerEpoch: Int { max(1, (rows + Self.rowsPerStep - 1) / Self.rowsPerStep) }
  public var ratingsPerEpoch: Int { users.values.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { userBiases.count }
  public var movieCount: Int { movieBiases.count }

  public func beginEpoch() {
    position = 0
    epochsBegun += 1
  }

  /// The error is taken before a user is solved for; movies add none, since they see the same ratings.
  public func advance(steps: Int) -> RunningMean {
    var error = RunningMean()
    let end = min(rows, position + min(steps, stepsPerEpoch) * Self.rowsPerStep)
    while position < end {
      if position < userBiases.count {
        error += squaredError(ofUser: position)
        userBiases[position] = bias(of: position, in: users, against: movieBiases)
      } else {
        let movie = position - userBiases.count
        movieBiases[movie] = bias(of: movie, in: movies, against: userBiases)
      }
      position += 1
    }
    return error
  }

  private func bias(of row: Int, in rows: RowRatings, against others: [Double]) -> Double {
    var sum = 0.0
    for entry in rows.range(row) {
      sum += Double(rows.values[entry]) - mean - others[Int(rows.others[entry])]
    }
    let weight = Double(rows.range(row).count) + shrinkage
    return weight > 0 ? sum / weight : 0
  }

  private func squaredError(ofUser user: Int) -> RunningMean {
    var sum = 0.0
    for entry in users.range(user) {
      let predicted = mean + userBiases[user] + movieBiases[Int(users.others[entry])]
      let error = Double(users.values[entry]) - predicted
      sum += error * error
    }
    return RunningMean(sum: sum, count: users.range(user).count)
  }

  public func validateAll() -> [Metric: RunningMean] {
    workers.errors(of: validation.count) {
      [validation, mean, userBiases, movieBiases] index in
      let sample = validation[index]
      let movie = Int(sample.movie) - userBiases.count
      let predicted = mean + userBiases[Int(sample.user)] + movieBiases[movie]
      return Double(sample.target) - predicted
    }.means
  }

  public func model() -> any Model {
    BiasModel(
      Biases(
        mean: Float(mean), users: userBiases.map { Float($0) },
        movies: movieBiases.map { Float($0) }))
  }

  /// None of its settings may change during a run.
  public func apply(_ settings: Settings) {}

  public var state: LearnerState {
    LearnerState(
      learner: Self.name,
      integers: [
        "position": [position], "epochs": [epochsBegun],
        "user_biases": userBiases.map { Int(bitPattern: UInt($0.bitPattern)) },
        "movie_biases": movieBiases.map { Int(bitPattern: UInt($0.bitPattern)) },
      ])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let position = try state.integer("position", in: 0...rows)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let everything = Int.min...Int.max
    let users = try state.integers("user_biases", count: userCount, in: everything)
    let movies = try state.integers("movie_biases", count: movieCount, in: everything)
    self.position = position
    epochsBegun = epochs
    userBiases = users.map { Double(bitPattern: UInt64(UInt(bitPattern: $0))) }
    movieBiases = movies.map { Double(bitPattern: UInt64(UInt(bitPattern: $0))) }
  }
}

extension Preset {
  /// Biases alone: the floor.
  public static let baseline = Preset(
    "baseline",
    "Averages of users and movies alone: the floor under every other model. One that is no better has learned"
      + " nothing of taste.")
}

extension Setting where Value == Double {
  /// λ: so many ratings of exactly the mean are added to each row's own.
  public static let shrinkage = Setting(
    "shrinkage", "Shrinks biases as if each user and movie had so many more ratings at the mean.",
    .amount(
      more: "keeps those with few ratings nearer to the mean of all",
      less: "believes a single rating more"),
    valueName: "lambda",
    .number("0 or more") { $0 >= 0 }, search: .around(factor: 5), fallback: 5)
}
