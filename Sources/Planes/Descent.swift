import Concurrency

/// Steps down t-SNE's gradient, with momentum and gains.
///
/// Sources: van der Maaten, Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), section 3.4; Jacobs: Increased Rates of
/// Convergence Through Learning Rate Adaptation, Neural Networks 1 (1988).
struct Descent: Sendable {
  /// How a step is made.
  struct Pace: Sendable {
    /// Multiplies affinities: clusters form, and find each other, while all is near.
    let exaggeration: Float
    let momentum: Float
    /// By item.
    let rate: Float

    /// Belkina et al.: Automated optimized parameters for t-distributed stochastic neighbor embedding, Nature
    /// Communications 10 (2019): the number of items by the exaggeration. Without it, slopes are as much smaller, and
    /// three times the rate is still sure.
    static func exaggerated(_ items: Int) -> Pace {
      Pace(exaggeration: 12, momentum: 0.5, rate: Float(items) / 12)
    }

    static func plain(_ items: Int) -> Pace {
      Pace(exaggeration: 1, momentum: 0.8, rate: Float(items) / 4)
    }
  }

  /// Steps after which the tree is built anew; between them it follows the points.
  private static let stepsPerTree = 10

  private var velocities: [SIMD2<Float>]
  private var gains: [SIMD2<Float>]
  private var tree: PlaneTree
  private var stepsOfTree = 0

  init(_ members: [Int32], at positions: [SIMD2<Float>]) {
    velocities = [SIMD2<Float>](repeating: .zero, count: positions.count)
    gains = [SIMD2<Float>](repeating: SIMD2(1, 1), count: positions.count)
    tree = PlaneTree(of: members, at: positions)
  }

  mutating func step(
    _ positions: inout [SIMD2<Float>], _ affinities: Affinities, _ pace: Pace, workers: Workers
  ) {
    if stepsOfTree == Self.stepsPerTree {
      tree = PlaneTree(of: tree.items, at: positions)
      stepsOfTree = 0
    } else {
      tree.follow(positions)
    }
    stepsOfTree += 1
    let forces = Forces(affinities, tree, .usual, at: positions, workers: workers)
    var sum = SIMD2<Double>.zero
    for (place, item) in tree.items.enumerated() {
      let item = Int(item)
      let slope = forces.slope(of: item, at: place, exaggeration: pace.exaggeration)
      positions[item] += velocity(of: item, slope, pace)
      sum += SIMD2<Double>(positions[item])
    }
    // The plane has no place of its own: what drifts is brought back.
    let mean = SIMD2<Float>(sum / Double(max(1, tree.items.count)))
    for item in tree.items { positions[Int(item)] -= mean }
  }

  @inline(__always)
  private mutating func velocity(
    of item: Int, _ slope: SIMD2<Float>, _ pace: Pace
  ) -> SIMD2<Float> {
    let isUphill = (slope .> 0) .== (velocities[item] .> 0)
    let gain = (gains[item] + 0.2).replacing(with: gains[item] * 0.8, where: isUphill)
    gains[item] = pointwiseMax(gain, SIMD2(repeating: 0.01))
    velocities[item] =
      velocities[item] * pace.momentum - gains[item] * slope * pace.rate
    return velocities[item]
  }
}
