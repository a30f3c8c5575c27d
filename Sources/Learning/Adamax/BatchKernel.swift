import FactorKernels
import Models

/// One step of an optimizer on the rows of a batch: the arithmetic, and nothing else.
///
///     error = p_u · q_i − target
///     loss  = mean over the batch of error² + λ(|p_u|² + |q_i|²)
///     g     = ∂loss/∂w, summed over a row's ratings in the batch
///
/// and what the optimizer makes of g (`Optimizer`). m is kept as r = m/(u + ε), the scale as u, √v or a. Lanes
/// where the mask is 0 are constants: their gradient is dropped.
struct BatchKernel: ~Copyable {
  typealias Vector = RowTable.Vector

  /// Which code does the arithmetic; the result is the same to the last bit.
  enum Path {
    /// The reference, and what runs on processors without wide vectors.
    case swift
    case wide

    static var fastest: Path { factor_step_is_available() ? .wide : .swift }
  }

  let path: Path
  let optimizer: Optimizer
  let vectors: Int
  var regularization: Float
  /// By side, user then movie: `vectors` vectors of ones and zeros.
  private let masks: AlignedMemory<Vector>
  /// w of each slot, up to date.
  private let weights: AlignedMemory<Vector>
  /// The gradient of each slot.
  private let gradients: AlignedMemory<Vector>

  /// Adamax alone has a wide path.
  init(
    _ optimizer: Optimizer = .adamax, vectors: Int, slots: Int, regularization: Float,
    path: Path = .fastest
  ) {
    self.optimizer = optimizer
    self.path = optimizer == .adamax ? path : .swift
    self.vectors = vectors
    self.regularization = regularization
    masks = AlignedMemory(count: 2 * vectors)
    weights = AlignedMemory(count: slots * vectors)
    gradients = AlignedMemory(count: slots * vectors)
    masks.fill(Vector(repeating: 1))
  }

  /// Holds a lane constant in all rows of a side.
  func hold(lane: Int, side: BatchPlan.Side) {
    precondition(lane < vectors * Vector.scalarCount, "no lane \(lane) in \(vectors) vectors")
    let (vector, scalar) = lane.quotientAndRemainder(dividingBy: Vector.scalarCount)
    masks[Int(side.rawValue) * vectors + vector][scalar] = 0
  }

  /// Holds the lanes behind the factors that are constantly 1: a user's [p, b_u, 1], a movie's [q, 1, b_i].
  func holdOnes(behind factors: Int) {
    hold(lane: factors + 1, side: .user)
    hold(lane: factors, side: .movie)
  }

  /// Learns from a planned batch and returns the sum of its squared errors before the step.
  func step(_ plan: BatchPlan, stepSize: Float) -> Double {
    switch path {
    case .swift: swiftStep(plan, stepSize: stepSize)
    case .wide: wideStep(plan, stepSize: stepSize)
    }
  }

  private func wideStep(_ plan: BatchPlan, stepSize: Float) -> Double {
    var batch = FactorBatch(
      slots: plan.slots, slot_count: plan.slotCount, pairs: plan.pairs,
      pair_count: plan.pairCount, vectors: vectors, regularization: regularization,
      beta1: Float(Optimizer.beta1), beta2: Float(Optimizer.beta2),
      epsilon: Float(optimizer.epsilon),
      masks: masks.start, weights: weights.start, gradients: gradients.start)
    return factor_step(&batch, stepSize)
  }
}

/// The arithmetic in Swift. `FactorKernels` does the same in the same order.
extension BatchKernel {
  private func swiftStep(_ plan: BatchPlan, stepSize: Float) -> Double {
    // A constant count of vectors lets the compiler unroll: 20 factors are 3.
    switch vectors {
    case 1: step(plan, stepSize: stepSize, vectors: 1)
    case 2: step(plan, stepSize: stepSize, vectors: 2)
    case 3: step(plan, stepSize: stepSize, vectors: 3)
    case 4: step(plan, stepSize: stepSize, vectors: 4)
    default: step(plan, stepSize: stepSize, vectors: vectors)
    }
  }

  @inline(__always)
  private func step(_ plan: BatchPlan, stepSize: Float, vectors: Int) -> Double {
    load(plan, vectors: vectors)
    let sum = addGradients(plan, vectors: vectors)
    update(plan, stepSize: stepSize, vectors: vectors)
    return sum
  }

  /// Brings w of every slot up to date, beside its row.
  @inline(__always)
  private func load(_ plan: BatchPlan, vectors: Int) {
    for slot in 0..<plan.slotCount {
      let row = plan.slots[slot].row.assumingMemoryBound(to: Vector.self)
      let drift = plan.slots[slot].drift
      for vector in 0..<vectors {
        weights[slot * vectors + vector] = row[vector] - row[vectors + vector] * drift
        gradients[slot * vectors + vector] = .zero
      }
    }
  }

  @inline(__always)
  private func addGradients(_ plan: BatchPlan, vectors: Int) -> Double {
    let scale = 2 / Float(plan.pairCount)
    var sum = 0.0
    for position in 0..<plan.pairCount {
      let pair = plan.pairs[position]
      let user = Int(pair.user) * vectors
      let movie = Int(pair.movie) * vectors
      var products = weights[user] * weights[movie]
      for vector in 1..<vectors { products += weights[user + vector] * weights[movie + vector] }
      let error = products.treeSum - pair.target
      sum += Double(error) * Double(error)
      let pull = error * scale
      for vector in 0..<vectors {
        gradients[user + vector] += weights[movie + vector] * pull
        gradients[movie + vector] += weights[user + vector] * pull
      }
    }
    return sum
  }

  @inline(__always)
  private func update(_ plan: BatchPlan, stepSize: Float, vectors: Int) {
    switch optimizer {
    case .adamax: update(plan, vectors) { adamax(&$0, $1, $2, $3, stepSize) }
    case .adam: update(plan, vectors) { adam(&$0, $1, $2, $3, stepSize) }
    case .sgd: update(plan, vectors) { row, _, gradient, _ in row.weight -= gradient * stepSize }
    case .adagrad:
      update(plan, vectors) { row, _, gradient, epsilon in
        row.scale += gradient * gradient
        row.weight -= gradient * stepSize / (row.scale + epsilon).squareRoot()
      }
    }
  }

  /// A vector of each of what a row holds.
  private struct RowVector {
    var weight: Vector
    var ratio: Vector
    var scale: Vector
  }

  @inline(__always)
  private func update(
    _ plan: BatchPlan, _ vectors: Int,
    _ move: (inout RowVector, FactorSlot, _ gradient: Vector, _ epsilon: Float) -> Void
  ) {
    let decay = 2 * regularization / Float(plan.pairCount)
    let epsilon = Float(optimizer.epsilon)
    for index in 0..<plan.slotCount {
      let slot = plan.slots[index]
      let row = slot.row.assumingMemoryBound(to: Vector.self)
      let mask = masks.start + Int(slot.side) * vectors
      let shrink = decay * slot.occurrences
      for vector in 0..<vectors {
        let weight = weights[index * vectors + vector]
        let g = (gradients[index * vectors + vector] + weight * shrink) * mask[vector]
        var moved = RowVector(
          weight: weight, ratio: row[vectors + vector], scale: row[2 * vectors + vector])
        move(&moved, slot, g, epsilon)
        row[vector] = moved.weight
        row[vectors + vector] = moved.ratio
        row[2 * vectors + vector] = moved.scale
      }
    }
  }

  @inline(__always)
  private func adamax(
    _ row: inout RowVector, _ slot: FactorSlot, _ g: Vector, _ epsilon: Float, _ stepSize: Float
  ) {
    let beta1 = Float(Optimizer.beta1)
    let u = row.scale * slot.scale_fade
    let m = row.ratio * slot.ratio_fade * (u + epsilon)
    row.scale = (u * Float(Optimizer.beta2)).larger(g.magnitudes)
    row.ratio = (m * beta1 + g * (1 - beta1)) / (row.scale + epsilon)
    row.weight -= row.ratio * stepSize
  }

  @inline(__always)
  private func adam(
    _ row: inout RowVector, _ slot: FactorSlot, _ g: Vector, _ epsilon: Float, _ stepSize: Float
  ) {
    let (beta1, beta2) = (Float(Optimizer.beta1), Float(Optimizer.beta2))
    let root = row.scale * slot.scale_fade
    let m = row.ratio * slot.ratio_fade * (root + epsilon)
    row.scale = (root * root * beta2 + g * g * (1 - beta2)).squareRoot()
    row.ratio = (m * beta1 + g * (1 - beta1)) / (row.scale + epsilon)
    row.weight -= row.ratio * stepSize
  }
}
