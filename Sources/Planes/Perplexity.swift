import Glibc

/// How many neighbours an item has in effect: e to the entropy of their probabilities, in nats.
enum Perplexity {
  /// Halvings after which the bits of a number are used up.
  private static let mostHalvings = 64
  /// How near the entropy has to come; as in scikit-learn.
  private static let tolerance = 1e-5

  /// Fills in with which probability an item picks each of its neighbours: a bell of the distance, as wide as gives them
  /// the perplexity that is wanted:
  ///
  ///     p_j ∝ exp(−β d_j²)    − Σ p_j log p_j = log perplexity
  ///
  /// β is found by bisection. Where there are no more neighbours than that, or all are equally far, all are equally
  /// likely.
  ///
  /// Source: van der Maaten, Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), equation 1 and section 2.
  static func fill(
    _ probabilities: UnsafeMutableBufferPointer<Float>, distances: UnsafeBufferPointer<Float>,
    perplexity: Double
  ) {
    guard let nearest = distances.min() else { return }
    // From the nearest on: so the largest weight is 1, and they never vanish all at once.
    let base = Double(nearest) * Double(nearest)
    let squares = distances.map { Double($0) * Double($0) - base }
    let beta = beta(for: squares, entropy: log(max(1, perplexity)))
    let sum = squares.reduce(0) { $0 + exp(-beta * $1) }
    for (index, square) in squares.enumerated() {
      probabilities[index] = Float(exp(-beta * square) / sum)
    }
  }

  private static func beta(for squares: [Double], entropy wanted: Double) -> Double {
    let sum = squares.reduce(0, +)
    guard sum > 0, wanted < log(Double(squares.count)) else { return 0 }
    var beta = Double(squares.count) / sum
    var (low, high) = (0.0, Double.infinity)
    for _ in 0..<mostHalvings {
      let entropy = entropy(of: squares, beta)
      guard abs(entropy - wanted) > tolerance else { break }
      if entropy > wanted { low = beta } else { high = beta }
      beta = high.isFinite ? (low + high) / 2 : beta * 2
    }
    return beta.isFinite ? beta : low
  }

  private static func entropy(of squares: [Double], _ beta: Double) -> Double {
    var sum = 0.0
    var weighted = 0.0
    for square in squares {
      let weight = exp(-beta * square)
      sum += weight
      weighted += weight * square
    }
    return log(sum) + beta * weighted / sum
  }
}
