import RatingData

/// Minibatch gradient descent with Adamax and dense gradients, evaluated only where it is looked at.
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
final class AdamaxLearner: Learner {
  private let settings: AdamaxSettings
  private let users: Int
  private let movies: Int
  /// μ; 0 where the model has none.
  private let mean: Float
  /// What trains, in this epoch's order.
  private(set) var samples: [Sample]
  private let held: [Sample]
  private var order: SeededGenerator?

  /// Ratings in a batch; one larger than the data is all of it.
  private let batch: Int
  private let table: RowTable
  private let missed: MissedSteps
  private let kernel: BatchKernel
  private var plan: BatchPlan
  /// Steps done, in all epochs.
  private var step = 0
  /// Samples done in this epoch.
  private var position = 0

  let stepName = "batch"
  var stepsPerEpoch: Int { max(1, (samples.count + batch - 1) / batch) }
  var ratingsPerEpoch: Int { samples.count }
  var validationRatings: Int { held.count }
  var userCount: Int { users }
  var movieCount: Int { movies }

  /// Starts from given factors. Without a generator every epoch takes the samples in the split's
  /// order. All paths give the same bits.
  init(
    ratings: Ratings, split: Split, settings: AdamaxSettings, start: FactorSnapshot,
    order: SeededGenerator?, path: BatchKernel.Path = .fastest
  ) {
    self.settings = settings
    self.order = order
    users = ratings.userCount
    movies = ratings.movieCount
    mean = start.biases?.mean ?? 0
    samples = Sample.gather(split.train, of: ratings, mean: mean)
    held = Sample.gather(split.validation, of: ratings, mean: mean)
    let lanes = settings.factors + (settings.model == .biased ? 2 : 0)
    table = RowTable(count: users + movies, lanes: lanes)
    missed = MissedSteps(learningRate: Double(settings.learningRate))
    batch = max(1, min(settings.batch, samples.count))
    kernel = BatchKernel(
      vectors: table.vectors, slots: min(2 * batch, table.count),
      regularization: settings.regularization, path: path)
    plan = BatchPlan(batch: batch, rows: table.count)
    place(start)
  }

  private func place(_ start: FactorSnapshot) {
    let k = settings.factors
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

  func beginEpoch() {
    position = 0
    guard var generator = order else { return }
    samples.shuffle(with: &generator)
    order = generator
  }

  func advance(steps: Int) -> SquaredError {
    var sum = 0.0
    let first = position
    samples.withUnsafeBufferPointer { samples in
      for _ in 0..<steps where position < samples.count {
        let end = min(position + batch, samples.count)
        step += 1
        plan.fill(samples, position..<end, step: step, table: table, missed: missed)
        sum += kernel.step(plan, stepSize: missed.stepSize(step))
        position = end
      }
    }
    return SquaredError(sum: sum, count: position - first)
  }

  func validationError() -> SquaredError {
    let vectors = table.vectors
    var sum = 0.0
    table.weights(at: step, missed: missed).withUnsafeBufferPointer { rows in
      for sample in held {
        let user = Int(sample.user) * vectors
        let movie = Int(sample.movie) * vectors
        var products = rows[user] * rows[movie]
        for vector in 1..<vectors { products += rows[user + vector] * rows[movie + vector] }
        let error = products.treeSum - sample.target
        sum += Double(error) * Double(error)
      }
    }
    return SquaredError(sum: sum, count: held.count)
  }

  func snapshot(epoch: Int, validationLoss: Double?) -> FactorSnapshot {
    let weights = table.weights(at: step, missed: missed)
    let k = settings.factors
    let userRows = 0..<users
    let movieRows = users..<users + movies
    return FactorSnapshot(
      epoch: epoch, validationLoss: validationLoss,
      userFactors: FactorMatrix(lanes: 0..<k, of: userRows, in: weights, table: table),
      movieFactors: FactorMatrix(lanes: 0..<k, of: movieRows, in: weights, table: table),
      biases: settings.model == .dotProduct
        ? nil
        : .init(
          mean: mean,
          users: FactorMatrix(lanes: k..<k + 1, of: userRows, in: weights, table: table).values,
          movies: FactorMatrix(lanes: k + 1..<k + 2, of: movieRows, in: weights, table: table)
            .values))
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
