import Concurrency
import Models
import RatingData

/// EASE: a linear autoencoder on what users chose, solved in closed form.
///
///     min_B |X − X B|² + |Λ½ B|², diag B = 0     P = (XᵀWX + Λ)⁻¹     B_ij = −P_ij / P_jj c_j⁻ᵇ, i ≠ j
///     Λ_jj = λ + p / (1 − p) c_j                 W_uu ~ n_u⁻ᵃ           c_j = (XᵀWX)_jj
///
/// X is 1 where a user was observed with a movie. p is the dropout of what is observed, in expectation; a and b discount
/// users who chose much and movies that were chosen often. W has the mean 1 over observations. There is one epoch: it
/// counts XᵀWX by blocks of movies, then inverts it in its place, block by block.
///
/// Sources: Steck: Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019, equation 8.
/// https://doi.org/10.1145/3308558.3313710
/// Steck: Autoencoders that don't overfit towards the Identity, NeurIPS 2020, section 3, for p.
/// Shen et al.: How Powerful is Graph Convolution for Recommendation?, CIKM 2021, for rows and columns that are scaled by
/// powers of their counts. https://doi.org/10.1145/3459637.3482264
public final class EASELearner: Learner {
  public static let name = "ease"
  public static let presets: [Preset] = [.ease]
  public static let modelType: any Model.Type = ItemWeightModel.self
  public static let settings: [SettingDescriptor] = [
    Setting.regularization.descriptor, Setting.dropout.descriptor,
    Setting.activityDiscount.descriptor, Setting.popularityDiscount.descriptor,
  ]
  public static let explanation =
    "It is solved at once, in a single epoch: how much liking one movie speaks for each other one."
  public static func title(_ settings: Settings) -> String { "EASE" }

  public static func memory(users: Int, movies: Int, settings: Settings) -> Int? {
    SymmetricTiles.bytes(size: movies) + movies * movies * MemoryLayout<Float>.stride
  }

  public static let metric = RankingProbe.metric
  public static func canValidate(_ ratings: Ratings, _ split: Split) -> Bool {
    RankingProbe.canValidate(ratings, split)
  }
  public let stepName = "block"
  /// No model without weights ranks.
  public let reference = ReferenceError(mean: .nan, zero: .nan)

  private let workers: Workers
  private let userPositives: RowSets
  private let moviePositives: RowSets
  private let users: Int
  private let probe: RankingProbe
  /// W and Λ.
  private let weights: ObservationWeights
  private let matrix: SymmetricTiles
  /// Steps done of this epoch: first those that count, then those that eliminate.
  private var step = 0
  private var epochsBegun = 0
  /// What the matrix comes to; nil before the epoch's end.
  private var solved: ItemWeightModel?

  public init(ratings: Ratings, split: Split, settings: Settings, workers: Workers) {
    self.workers = workers
    users = ratings.userCount
    let observed = split.train.filter { ratings.values[Int($0)] >= ratings.relevanceThreshold }
    userPositives = RowSets(RowRatings(usersOf: ratings, observed), others: ratings.movieCount)
    moviePositives = userPositives.transposed
    weights = ObservationWeights(users: userPositives, settings)
    probe = RankingProbe(ratings, validation: split.validation, positives: userPositives)
    matrix = SymmetricTiles(size: ratings.movieCount)
  }

  public var stepsPerEpoch: Int { max(1, 2 * matrix.blockCount) }
  public var ratingsPerEpoch: Int { userPositives.members.count }
  public var validationRatings: Int { probe.count }
  public var userCount: Int { users }
  public var movieCount: Int { matrix.size }

  public func beginEpoch() {
    step = 0
    epochsBegun += 1
    solved = nil
  }

  /// What trains is ranked at the end of the epoch, by the users that validate.
  public func advance(steps: Int) -> RunningMean {
    let end = min(2 * matrix.blockCount, step + min(steps, stepsPerEpoch))
    while step < end {
      if step < matrix.blockCount {
        count(matrix.block(step))
      } else {
        matrix.eliminate(step - matrix.blockCount, with: workers)
      }
      step += 1
    }
    guard isSolved, solved == nil else { return RunningMean() }
    let model = itemModel()
    solved = model
    return probe.trained(with: workers) { model.scores(for: UserIndex($0)) }
  }

  /// Rows of XᵀWX + Λ, from the diagonal on.
  private func count(_ rows: Range<Int>) {
    workers.share(rows.count) { [matrix, moviePositives, userPositives, weights] index in
      let row = rows.lowerBound + index
      var numbers = [Float](repeating: 0, count: matrix.size)
      for entry in moviePositives.range(row) {
        let user = Int(moviePositives.members[entry])
        let weight = weights.users[user]
        for other in userPositives.range(user).reversed() {
          let movie = Int(userPositives.members[other])
          guard movie >= row else { break }
          numbers[movie] += weight
        }
      }
      numbers[row] += weights.penalty(of: row)
      matrix.set(row, numbers)
    }
  }

  public func validateAll() -> [Metric: RunningMean] {
    let model = solved ?? itemModel()
    return probe.validate(with: workers) { model.scores(for: UserIndex($0)) }
  }

  public var hasModel: Bool { solved != nil }

  public func model() -> any Model { solved ?? itemModel() }

  private var isSolved: Bool { step == 2 * matrix.blockCount && epochsBegun > 0 }

  /// Before the epoch's end there are no weights yet: all are 0.
  private func itemModel() -> ItemWeightModel {
    let size = matrix.size
    let values = [Float](unsafeUninitializedCapacity: size * size) { buffer, filled in
      buffer.initialize(repeating: 0)
      filled = size * size
      if isSolved { fill(buffer) }
    }
    return ItemWeightModel(
      weights: FactorMatrix(rows: size, columns: size, values: values),
      observed: (0..<users).map { user in
        userPositives.range(user).map { MovieIndex(Int(userPositives.members[$0])) }
      })
  }

  private func fill(_ weights: UnsafeMutableBufferPointer<Float>) {
    guard let start = weights.baseAddress else { return }
    // Each piece writes a row of its own.
    nonisolated(unsafe) let rows = start
    let size = matrix.size
    let scales = (0..<size).map { -self.weights.discount(of: $0) / matrix[$0, $0] }
    workers.share(size) { [matrix] row in
      let numbers = rows + row * size
      matrix.copy(row, into: numbers)
      for column in 0..<size { numbers[column] *= scales[column] }
      numbers[row] = 0
    }
  }

  /// None of its settings may change during a run.
  public func apply(_ settings: Settings) {}

  public var state: LearnerState {
    LearnerState(
      learner: Self.name,
      integers: ["step": [step], "epochs": [epochsBegun], "movies": [movieCount]],
      numbers: ["tiles": matrix.values])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let step = try state.integer("step", in: 0...2 * matrix.blockCount)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    _ = try state.integer("movies", in: movieCount...movieCount)
    matrix.values = try state.numbers("tiles", count: matrix.valueCount)
    self.step = step
    epochsBegun = epochs
  }
}

extension Preset {
  /// Ranks movies by weights between movies, in closed form.
  public static let ease = Preset(
    "ease",
    "Ranks movies by weights between movies, solved at once in closed form. It knows no stars.")
}
