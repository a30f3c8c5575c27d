import RatingData

/// The hyperparameters of one side: mean m and precision λ of each unknown, factors first, the bias last.
///
/// With the prior m | λ ~ N(0, 1/(βλ)), λ ~ Gamma(a, b), given N rows z:
///
///     λ ~ Gamma(a + N/2, b + ½ Σ (z − z̄)² + ½ βN/(β+N) z̄²)    m ~ N(N z̄ / (β+N), 1/(λ(β+N)))
///
/// Source: Murphy: Conjugate Bayesian Analysis of the Gaussian Distribution (2007), section 3. BPMF has the
/// same for a full covariance; here the unknowns are independent before a rating is seen, as in Freudenthaler,
/// Schmidt-Thieme, Rendle: Bayesian Factorization Machines (2011).
struct SidePrior: Sendable, Equatable {
  private(set) var means: [Float]
  private(set) var precisions: [Float]

  /// a, b and β.
  private static let shape = 1.0
  private static let rate = 1.0
  private static let strength = 1.0

  /// Rows of length 1, about.
  init(factors: Int) {
    means = [Float](repeating: 0, count: factors + 1)
    precisions = [Float](repeating: Float(factors), count: factors) + [4]
  }

  init(means: [Float], precisions: [Float]) {
    self.means = means
    self.precisions = precisions
  }

  /// Samples anew, given the rows and what their prior means differ by.
  mutating func sample(_ rows: FactorRows, shifts: PriorMeans?, with rng: inout SeededGenerator) {
    guard rows.count > 0 else { return }
    let count = Double(rows.count)
    for unknown in means.indices {
      func value(_ row: Int) -> Double {
        let value = unknown < rows.factors ? rows[row, unknown] : rows.biases[row]
        return Double(value - (shifts?[row, unknown] ?? 0))
      }
      let mean = (0..<rows.count).reduce(0.0) { $0 + value($1) } / count
      let squares = (0..<rows.count).reduce(0.0) { sum, row in
        let difference = value(row) - mean
        return sum + difference * difference
      }
      let total = Self.strength + count
      let rate = Self.rate + 0.5 * (squares + Self.strength * count / total * mean * mean)
      let precision = rng.gamma(shape: Self.shape + count / 2) / rate
      precisions[unknown] = Float(precision)
      means[unknown] = Float(
        count * mean / total + Double(rng.standardNormal()) / (precision * total).squareRoot())
    }
  }
}
