import Models
import RatingData

/// Minibatch gradient descent with Adamax, or another optimizer, and dense gradients, evaluated only where it is looked at.
///
/// Each row carries the step up to which it has moved, and catches up when it is next read (see
/// `MissedSteps`); the result is the dense sweep's but for float rounding, at a sixtieth of the work.
///
/// The biased model is the same dot product with two more lanes: a user's row is [p, b_u, 1], a
/// movie's [q, 1, b_i], the ones held constant, the target is the rating less μ. Its loss adds
/// λ(|p_u|² + |q_i|² + b_u² + b_i²) to each squared error; the losses reported leave that out.
///
/// Source of the model: Koren, Bell, Volinsky: Matrix Factorization Techniques for Recommender
/// Systems, IEEE Computer 42 (2009), equation 5. https://doi.org/10.1109/MC.2009.263
public final class AdamaxLearner: Learner {
  private let users: Int
  private let movies: Int
  private let factors: Int
  /// μ; nil where the model has no biases.
  private let mean: Float?
  /// What trains, in this epoch's order.
  private(set) var samples: [Sample]
  private let validation: [Sample]
  private var rng: SeededGenerator?
  public let reference: ReferenceError

  /// Ratings in a batch; one larger than the data is all of it.
  private let batch: Int
  private let table: RowTable
  private var missed: MissedSteps
  private var kernel: BatchKernel
  private var plan: BatchPlan
  /// Steps done, in all epochs.
  private var step = 0
  /// Samples done in this epoch.
  private var position = 0
  private var epochsBegun = 0

  public let measure = Measure.loss
  public let stepName = "batch"
  public var stepsPerEpoch: Int { max(1, (samples.count + batch - 1) / batch) }
  public var ratingsPerEpoch: Int { samples.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { users }
  public var movieCount: Int { movies }

  /// Starts from given factors. Without a generator every epoch takes the samples in the split's
  /// order. All paths give the same bits.
  init(
    ratings: Ratings, split: Split, settings: Settings, start: FactorModel, rng: SeededGenerator?,
    path: BatchKernel.Path = .fastest
  ) {
    self.rng = rng
    users = ratings.userCount
    movies = ratings.movieCount
    factors = start.movieFactors.columns
    mean = start.biases?.mean
    let target = mean ?? 0
    samples = Sample.gather(split.train, of: ratings, mean: target)
    validation = Sample.gather(split.validation, of: ratings, mean: target)
    reference = ReferenceError(ratings, split)
    table = RowTable(count: users + movies, lanes: factors + (mean == nil ? 0 : 2))
    let optimizer = settings[.optimizer]
    missed = MissedSteps(optimizer, learningRate: Double(settings[.learningRate] as Float))
    table.fillScales(optimizer.firstScale)
    batch = max(1, min(settings[.batch], samples.count))
    kernel = BatchKernel(
      optimizer, vectors: table.vectors, slots: min(2 * batch, table.count),
      regularization: settings[.regularization], path: path)
    plan = BatchPlan(batch: batch, rows: table.count)
    place(start)
  }

  private func place(_ start: FactorModel) {
    let k = factors
    for user in 0..<users { table.setWeights(start.userFactors[user], row: user) }
    for movie in 0..<movies { table.setWeights(start.movieFactors[movie], row: users + movie) }
    guard let biases = start.biases else { return }
    for user in 0..<users { table.setWeights([biases.users[user], 1], row: user, from: k) }
    for movie in 0..<movies {
      table.setWeights([1, biases.movies[movie]], row: users + movie, from: k)
    }
    kernel.hold(lane: k + 1, side: .user)
    kernel.hold(lane: k, side: .movie)
  }

  public func beginEpoch() {
    position = 0
    epochsBegun += 1
    shuffle()
  }

  /// Shuffles the order of the epoch before, so that an order follows from the seed and the number of
  /// epochs begun.
  private func shuffle() {
    guard var rng else { return }
    samples.shuffle(with: &rng)
    self.rng = rng
  }

  public func advance(steps: Int) -> RunningMean {
    var sum = 0.0
    let first = position
    let missed = missed
    samples.withUnsafeBufferPointer { samples in
      for _ in 0..<steps where position < samples.count {
        let end = min(position + batch, samples.count)
        step += 1
        plan.fill(samples, position..<end, step: step, table: table, missed: missed)
        sum += kernel.step(plan, stepSize: missed.stepSize(step))
        position = end
      }
    }
    return RunningMean(sum: sum, count: position - first)
  }

  public func validate() -> RunningMean {
    let vectors = table.vectors
    var sum = 0.0
    table.weights(at: step, missed: missed).withUnsafeBufferPointer { rows in
      for sample in validation {
        let user = Int(sample.user) * vectors
        let movie = Int(sample.movie) * vectors
        var products = rows[user] * rows[movie]
        for vector in 1..<vectors { products += rows[user + vector] * rows[movie + vector] }
        let error = products.treeSum - sample.target
        sum += Double(error) * Double(error)
      }
    }
    return RunningMean(sum: sum, count: validation.count)
  }

  public func model() -> any Model { factorModel() }

  func factorModel() -> FactorModel {
    let weights = table.weights(at: step, missed: missed)
    let k = factors
    let userRows = 0..<users
    let movieRows = users..<users + movies
    return FactorModel(
      userFactors: FactorMatrix(lanes: 0..<k, of: userRows, in: weights, table: table),
      movieFactors: FactorMatrix(lanes: 0..<k, of: movieRows, in: weights, table: table),
      biases: mean.map { mean in
        Biases(
          mean: mean,
          users: FactorMatrix(lanes: k..<k + 1, of: userRows, in: weights, table: table).values,
          movies: FactorMatrix(lanes: k + 1..<k + 2, of: movieRows, in: weights, table: table)
            .values)
      })
  }

  /// Rows catch up first, since the steps that they missed were of the old size.
  public func apply(_ settings: Settings) {
    kernel.regularization = settings[.regularization]
    let learningRate = Double(settings[.learningRate] as Float)
    guard learningRate != missed.learningRate else { return }
    table.catchUp(to: step, missed: missed)
    missed = MissedSteps(missed.optimizer, learningRate: learningRate)
  }

  public var state: LearnerState {
    LearnerState(
      learner: Self.name,
      integers: [
        "step": [step], "position": [position], "epochs": [epochsBegun],
        "row_steps": table.rowSteps,
      ], numbers: ["rows": table.values])
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let step = try state.integer("step", in: 0...Int(Int32.max) * 1024)
    let position = try state.integer("position", in: 0...samples.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let rowSteps = try state.integers("row_steps", count: table.count, in: 0...step)
    let rows = try state.numbers("rows", count: table.values.count)
    table.restore(rows, steps: rowSteps)
    for _ in 0..<epochs { shuffle() }
    self.step = step
    self.position = position
    epochsBegun = epochs
  }
}

extension FactorMatrix {
  /// Some lanes of some rows of `RowTable.weights`, without the padding.
  fileprivate init(
    lanes: Range<Int>, of rows: Range<Int>, in weights: [RowTable.Vector], table: RowTable
  ) {
    let values = weights.withUnsafeBytes { bytes in
      let floats = bytes.bindMemory(to: Float.self)
      return [Float](unsafeUninitializedCapacity: rows.count * lanes.count) { buffer, filled in
        for row in rows {
          let start = row * table.paddedLanes + lanes.lowerBound
          for lane in 0..<lanes.count {
            buffer.initializeElement(at: filled, to: floats[start + lane])
            filled += 1
          }
        }
      }
    }
    self.init(rows: rows.count, columns: lanes.count, values: values)
  }
}
