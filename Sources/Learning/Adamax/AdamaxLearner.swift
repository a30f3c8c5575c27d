import Concurrency
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
/// The biased model learns standardized ratings, so that one learning rate and one λ serve every scale, and in blocks on
/// all cores (`SampleBlocks`): a step is a batch in each of a stratum's blocks, and none of the
/// rows is in two of them.
///
/// Source of the model: Koren, Bell, Volinsky: Matrix Factorization Techniques for Recommender
/// Systems, IEEE Computer 42 (2009), equation 5. https://doi.org/10.1109/MC.2009.263
public final class AdamaxLearner: Learner {
  private let users: Int
  private let movies: Int
  let factors: Int
  private let isBiased: Bool
  /// The standardization of the ratings that train.
  let scale: Standardization
  private(set) var order: SampleOrder
  private let validation: [Sample]
  private let workers: Workers
  public let reference: ReferenceError

  /// Ratings in a batch; one larger than the data is all of it.
  let batch: Int
  let table: RowTable
  private(set) var missed: MissedSteps
  private(set) var regularization: Float
  private let runners: BatchRunners
  /// Whether a second thread plans batches.
  private let plansAhead: Bool
  /// Nil where nothing is shuffled, or not ahead.
  private var next: NextOrder?
  /// Steps done, in all epochs.
  private(set) var step = 0
  /// Samples done in this epoch, or strata of blocks.
  private(set) var position = 0
  private var epochsBegun = 0

  public static let metric = Metric.loss
  public var stepName: String { order.isInBlocks ? "stratum" : "batch" }
  public var stepsPerEpoch: Int { order.steps(batch: batch) }
  public var ratingsPerEpoch: Int { samples.count }
  public var validationRatings: Int { validation.count }
  public var userCount: Int { users }
  public var movieCount: Int { movies }

  /// What trains, in this epoch's order.
  var samples: [Sample] { order.samples }

  /// Starts from given factors: of standardized ratings where `scale` says so. All paths give the same bits.
  ///
  /// - Parameter order: what makes an order of the samples that train, taken in batches.
  init(
    ratings: Ratings, split: Split, settings: Settings, start: FactorModel, scale: Standardization,
    workers: Workers = Workers(count: 1), path: BatchKernel.Path = .fastest,
    order: ([Sample], _ batch: Int) -> SampleOrder
  ) {
    users = ratings.userCount
    movies = ratings.movieCount
    factors = start.movieFactors.columns
    isBiased = start.biases != nil
    self.scale = scale
    self.workers = workers
    let samples = Sample.gather(split.train, of: ratings, scale: scale)
    validation = Sample.gather(split.validation, of: ratings, scale: scale)
    reference = ReferenceError(ratings, split)
    let table = RowTable(count: users + movies, lanes: factors + (isBiased ? 2 : 0))
    self.table = table
    let optimizer = settings[.optimizer]
    missed = MissedSteps(optimizer, learningRate: Double(settings[.learningRate] as Float))
    table.fillScales(optimizer.firstScale)
    let batch = max(1, min(settings[.batch], samples.count))
    self.batch = batch
    let order = order(samples, batch)
    self.order = order
    regularization = settings[.regularization]
    // As many as two threads share at a time; of large batches there is too little to plan ahead.
    let capacity = order.isInBlocks || workers.count == 1 ? 1 : max(1, min(1024, 32_768 / batch))
    plansAhead = capacity > 1
    runners = BatchRunners { [isBiased, factors] in
      let kernel = BatchKernel(
        optimizer, vectors: table.vectors, slots: min(2 * batch, table.count), regularization: 0,
        path: path)
      if isBiased { kernel.holdOnes(behind: factors) }
      return BatchRunner(
        BatchPlans(batch: batch, rows: table.count, capacity: capacity), kernel)
    }
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
  }

  public func beginEpoch() {
    position = 0
    epochsBegun += 1
    shuffle()
  }

  /// Shuffles the order of the epoch before, so that an order follows from the seed and the number of
  /// epochs begun.
  private func shuffle() {
    switch order {
    case .sequence(_, nil): break
    case .sequence(var samples, .some(var rng)):
      // No second copy while it is shuffled.
      order = .sequence([], nil)
      if let next {
        (samples, rng) = next.finish()
      } else {
        samples.shuffle(with: &rng)
      }
      order = .sequence(samples, rng)
      next = plansAhead ? NextOrder(after: samples, rng: rng) : nil
    case .blocks(var blocks, let seed):
      order = .sequence([], nil)
      blocks.shuffle(seed: seed, epoch: epochsBegun, workers: workers)
      order = .blocks(blocks, seed: seed)
    }
  }

  public func advance(steps: Int) -> RunningMean {
    let error =
      switch order {
      case .sequence(let samples, _): advance(samples, steps: steps)
      case .blocks(let blocks, _): advance(blocks, strata: steps)
      }
    return scale.unscaled(error)
  }

  private func advance(_ samples: [Sample], steps: Int) -> RunningMean {
    let first = position
    let end = first + min(steps, (samples.count - first + batch - 1) / batch) * batch
    position = min(end, samples.count)
    guard position > first else { return RunningMean() }
    let sum = samples.withUnsafeBufferPointer {
      plansAhead
        ? batches.learn($0, first..<position, after: step, next: next, workers: workers)
        : batches.learn($0, first..<position, after: step)
    }
    step += (position - first + batch - 1) / batch
    return RunningMean(sum: sum, count: position - first)
  }

  private func advance(_ blocks: SampleBlocks, strata: Int) -> RunningMean {
    var error = RunningMean()
    let end = position + min(strata, blocks.groups - position)
    blocks.samples.withUnsafeBufferPointer { samples in
      // Read by all.
      nonisolated(unsafe) let samples = samples
      while position < end {
        let sums = workers.map(blocks.groups) { [step, position, batches] block in
          batches.learn(samples, blocks.range(position, block), after: step)
        }
        error += RunningMean(sum: sums.reduce(0, +), count: blocks.count(in: position))
        step += blocks.batches(in: position, of: batch)
        position += 1
      }
    }
    return error
  }

  private var batches: Batches {
    Batches(
      size: batch, regularization: regularization, missed: missed, table: table, runners: runners)
  }

  public func validateAll() -> [Metric: RunningMean] {
    let rows = table.weights(at: step, missed: missed)
    let errors = workers.errors(of: validation.count) {
      [validation, vectors = table.vectors] index in
      let sample = validation[index]
      let user = Int(sample.user) * vectors
      let movie = Int(sample.movie) * vectors
      var products = rows[user] * rows[movie]
      for vector in 1..<vectors { products += rows[user + vector] * rows[movie + vector] }
      return Double(products.treeSum - sample.target)
    }
    return scale.unscaled(errors).means
  }

  public func model() -> any Model { factorModel() }

  func factorModel() -> FactorModel {
    let weights = table.weights(at: step, missed: missed)
    let k = factors
    func matrix(_ lanes: Range<Int>, _ rows: Range<Int>, scale: Float) -> FactorMatrix {
      FactorMatrix(lanes: lanes, of: rows, in: weights, table: table, scale: scale)
    }
    let (userRows, movieRows) = (0..<users, users..<users + movies)
    let root = scale.deviation.squareRoot()
    return FactorModel(
      userFactors: matrix(0..<k, userRows, scale: root),
      movieFactors: matrix(0..<k, movieRows, scale: root),
      biases: isBiased
        ? Biases(
          mean: scale.mean,
          users: matrix(k..<k + 1, userRows, scale: scale.deviation).values,
          movies: matrix(k + 1..<k + 2, movieRows, scale: scale.deviation).values) : nil)
  }

  /// Rows catch up first, since the steps that they missed were of the old size.
  public func apply(_ settings: Settings) {
    regularization = settings[.regularization]
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
    let position = try state.integer("position", in: 0...order.lastPosition)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let rowSteps = try state.integers("row_steps", count: table.count, in: 0...step)
    let rows = try state.numbers("rows", count: table.values.count)
    guard table.canHold(rows) else { throw .scale(of: "rows") }
    table.restore(rows, steps: rowSteps)
    for _ in 0..<epochs {
      epochsBegun += 1
      shuffle()
    }
    self.step = step
    self.position = position
  }
}

extension FactorMatrix {
  /// Some lanes of some rows of `RowTable.weights` times `scale`, without the padding.
  fileprivate init(
    lanes: Range<Int>, of rows: Range<Int>, in weights: [RowTable.Vector], table: RowTable,
    scale: Float
  ) {
    let values = weights.withUnsafeBytes { bytes in
      let floats = bytes.bindMemory(to: Float.self)
      return [Float](unsafeUninitializedCapacity: rows.count * lanes.count) { buffer, filled in
        for row in rows {
          let start = row * table.paddedLanes + lanes.lowerBound
          for lane in 0..<lanes.count {
            buffer.initializeElement(at: filled, to: floats[start + lane] * scale)
            filled += 1
          }
        }
      }
    }
    self.init(rows: rows.count, columns: lanes.count, values: values)
  }
}
