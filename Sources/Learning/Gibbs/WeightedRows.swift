import Glibc
import RatingData

/// How much the ratings of each row of a side weigh, and the rows as features times the roots of their weights.
///
///     w ~ Gamma(k, k)    k uniform on 1, 2, 4, …, 64
///
/// The variance of a rating is 1/(α w_u w_i): some users rate after a rule, others as they please. Given the
/// rows' ratings
///
///     w_u ~ Gamma(k + n_u/2, k + ½ α Σ w_i e²)    p(k | w) ∝ Π Gamma(w; k, k)
///
/// Source: Lakshminarayanan, Bouchard, Archambeau: Robust Bayesian Matrix Factorisation, AISTATS 2011.
final class WeightedRows: @unchecked Sendable {
  // Unchecked, since weights change: only between sweeps, in which several threads weigh rows, each its own.
  typealias Vector = FactorRows.Vector

  private let rows: FactorRows
  private(set) var weights: [Float]
  /// k.
  private(set) var shape = 4
  /// The values that k may have.
  static let shapes = (0...6).map { 1 << $0 }
  private let rootMemory: AlignedMemory<Float>
  private let featureMemory: AlignedMemory<Vector>

  /// All weights 1.
  init(_ rows: FactorRows) {
    self.rows = rows
    weights = [Float](repeating: 1, count: rows.count)
    rootMemory = AlignedMemory(count: rows.count)
    featureMemory = AlignedMemory(count: rows.count * rows.vectors)
    rootMemory.fill(1)
    weighAll()
  }

  var roots: UnsafeMutablePointer<Float> {
    @inline(__always) get { rootMemory.start }
  }
  var features: UnsafeMutablePointer<Vector> {
    @inline(__always) get { featureMemory.start }
  }

  /// Takes over a row as it stands.
  func weigh(_ row: Int) {
    let start = row * rows.vectors
    for vector in start..<start + rows.vectors {
      features[vector] = rows.storage[vector] * roots[row]
    }
  }

  private func weighAll() {
    for row in 0..<rows.count { weigh(row) }
  }

  /// Samples all weights, and then k.
  ///
  /// - Parameters:
  ///   - errors: by row, the sum of squared errors, each weighted by its other side.
  ///   - precision: α.
  func sample(_ errors: [RunningMean], precision: Float, with rng: inout SeededGenerator) {
    for row in weights.indices {
      let rate = Double(shape) + Double(precision) * errors[row].sum / 2
      let weight = rng.gamma(shape: Double(shape) + Double(errors[row].count) / 2) / rate
      weights[row] = max(Float(weight), .leastNormalMagnitude)
    }
    sampleShape(with: &rng)
    takeRoots()
  }

  private func takeRoots() {
    for row in weights.indices { roots[row] = weights[row].squareRoot() }
    weighAll()
  }

  private func sampleShape(with rng: inout SeededGenerator) {
    let logarithms = weights.reduce(0.0) { $0 + log(Double($1)) }
    let sum = weights.reduce(0.0) { $0 + Double($1) }
    let densities = Self.shapes.map { shape in
      let k = Double(shape)
      let logGamma = (1..<shape).reduce(0.0) { $0 + log(Double($1)) }
      return Double(weights.count) * (k * log(k) - logGamma) + (k - 1) * logarithms - k * sum
    }
    let highest = densities.max() ?? 0
    let masses = densities.map { exp($0 - highest) }
    var rest = Double(rng.unitFloat()) * masses.reduce(0, +)
    for (candidate, mass) in zip(Self.shapes, masses) {
      shape = candidate
      rest -= mass
      if rest < 0 { break }
    }
  }

  /// Takes over what `weights` and `shape` gave.
  func restore(_ weights: [Float], shape: Int) {
    self.weights = weights
    self.shape = shape
    takeRoots()
  }
}
