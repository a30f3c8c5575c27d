import Models
import RatingData

/// What a row of one side owes to what it met of the other: the rows' prior means depend on it.
///
///     z_u = m + z̄_u + ε_u    z̄_u = |N(u)|^−½ Σ_{j ∈ N(u)} y_j    y_j ~ N(0, Λ_y⁻¹)
///
/// For users this is the term of SVD++, p_u being m + ε_u; for movies its flipped twin. Since Λ is diagonal, given the
/// rows z the unknowns of y_j are independent of each other, and a draw of all y costs two numbers a rating and
/// factor.
///
/// Sources: Koren: Factorization Meets the Neighborhood, KDD 2008, for the term; Rendle, Zhang, Koren: On the
/// Difficulty of Evaluating Baselines (2019), for the flipped one; Simm et al.: Macau: Scalable Bayesian
/// Factorization with High-Dimensional Side Information, IEEE MLSP 2017, for links to prior means.
final class RowLinks: @unchecked Sendable {
  // Unchecked, since it writes through pointers: used from one thread at a time.
  typealias Vector = VectorRows.Vector

  /// By row what it met, each once, and the same by what was met.
  private let metByRow: RowRatings
  private let rowsByMet: RowRatings
  /// |N(u)|^−½ by row.
  private let shares: [Float]
  /// y, by what was met; the bias's unknown behind the factors.
  let links: VectorRows
  /// z̄, by row.
  let means: VectorRows
  private let residuals: VectorRows
  /// Λ_y, by unknown.
  private(set) var precisions: [Float]

  /// - Parameters:
  ///   - rows: the ratings of this side, by row, and those of the other side.
  init(_ rows: RowRatings, _ others: RowRatings, factors: Int) {
    metByRow = rows.withoutRepeats()
    rowsByMet = others.withoutRepeats()
    shares = (0..<rows.rowCount).map { [metByRow] row in
      let count = metByRow.range(row).count
      return count > 0 ? 1 / Float(count).squareRoot() : 0
    }
    let lanes = factors + 1
    links = VectorRows(count: others.rowCount, lanes: lanes)
    means = VectorRows(count: rows.rowCount, lanes: lanes)
    residuals = VectorRows(count: rows.rowCount, lanes: lanes)
    precisions = [Float](repeating: 10 * Float(factors), count: lanes)
  }

  private var vectors: Int { links.vectors }
  private var lanes: Int { links.lanes }

  /// z̄ of a row.
  func mean(_ row: Int) -> UnsafePointer<Vector> {
    UnsafePointer(means.storage + row * vectors)
  }

  /// Draws every y_j, given the rows and their prior.
  func draw(_ rows: FactorRows, prior: SidePrior, with rng: inout SeededGenerator) {
    findResiduals(of: rows, prior)
    let rowPrecisions = padded(prior.precisions)
    for met in 0..<links.count { draw(met, rowPrecisions, padded(precisions), &rng) }
    findMeans()
  }

  /// Draws Λ_y, given y: Gamma(1, 1) before.
  func drawPrecisions(with rng: inout SeededGenerator) {
    let count = Double(links.count)
    for lane in 0..<lanes {
      let squares = (0..<links.count).reduce(0.0) { sum, met in
        let link = Double(links[met, lane])
        return sum + link * link
      }
      precisions[lane] = Float(rng.gamma(shape: 1 + count / 2) / (1 + squares / 2))
    }
  }

  /// z − m − z̄.
  private func findResiduals(of rows: FactorRows, _ prior: SidePrior) {
    let center = padded(prior.means)
    let biasVector = rows.factors / Vector.scalarCount
    let biasLane = rows.factors % Vector.scalarCount
    for row in 0..<rows.count {
      for vector in 0..<vectors {
        var value = rows.storage[row * vectors + vector]
        if vector == biasVector { value[biasLane] = rows.biases[row] }
        residuals.storage[row * vectors + vector] =
          value - center[vector] - means.storage[row * vectors + vector]
      }
    }
  }

  private func draw(
    _ met: Int, _ rowPrecisions: [Vector], _ precisions: [Vector], _ rng: inout SeededGenerator
  ) {
    let link = links.storage + met * vectors
    let range = rowsByMet.range(met)
    var weight: Float = 0
    for entry in range {
      let share = shares[Int(rowsByMet.others[entry])]
      weight += share * share
    }
    for vector in 0..<vectors {
      var sum = Vector.zero
      for entry in range {
        let row = Int(rowsByMet.others[entry])
        sum += residuals.storage[row * vectors + vector] * shares[row]
      }
      let total = precisions[vector] + rowPrecisions[vector] * weight
      let mean = rowPrecisions[vector] * (sum + link[vector] * weight) / total
      let noise = noise(vector, &rng) / total.squareRoot()
      let change = mean + noise - link[vector]
      link[vector] += change
      for entry in range {
        let row = Int(rowsByMet.others[entry])
        residuals.storage[row * vectors + vector] -= change * shares[row]
      }
    }
  }

  /// Normal numbers in the lanes of unknowns, zeros behind them.
  private func noise(_ vector: Int, _ rng: inout SeededGenerator) -> Vector {
    var noise = Vector.zero
    for lane in 0..<min(Vector.scalarCount, lanes - vector * Vector.scalarCount) {
      noise[lane] = rng.standardNormal()
    }
    return noise
  }

  private func findMeans() {
    for row in 0..<means.count {
      let mean = means.storage + row * vectors
      for vector in 0..<vectors {
        var sum = Vector.zero
        for entry in metByRow.range(row) {
          sum += links.storage[Int(metByRow.others[entry]) * vectors + vector]
        }
        mean[vector] = sum * shares[row]
      }
    }
  }

  /// By vectors, with ones behind the unknowns, lest anything be divided by 0.
  private func padded(_ values: [Float]) -> [Vector] {
    (0..<vectors).map { vector in
      var padded = Vector(repeating: 1)
      for lane in 0..<min(Vector.scalarCount, lanes - vector * Vector.scalarCount) {
        padded[lane] = values[vector * Vector.scalarCount + lane]
      }
      return padded
    }
  }

  /// Takes over what `links.values` and `precisions` gave.
  func restore(_ values: [Float], precisions: [Float]) {
    links.values = values
    self.precisions = precisions
    findMeans()
  }
}
