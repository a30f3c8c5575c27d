import Models
import RatingData

/// The part of each row's prior mean that is its own: a sum over kinds of features.
///
///     z_u = m + Σ_kinds x_u + ε_u
final class PriorMeans: @unchecked Sendable {
  // Unchecked, since links and their precisions change: used from one thread at a time.
  typealias Vector = VectorRows.Vector

  let kinds: [FeatureLinks]
  private let means: VectorRows
  private let residuals: VectorRows

  /// - Parameter kinds: the features of every row, kind by kind.
  /// - Returns: nil where there is none: all rows have the same prior mean.
  init?(_ kinds: [RowSets], factors: Int) {
    guard let first = kinds.first else { return nil }
    self.kinds = kinds.map { FeatureLinks($0, factors: factors) }
    means = VectorRows(count: first.rowCount, lanes: factors + 1)
    residuals = VectorRows(count: first.rowCount, lanes: factors + 1)
  }

  /// What is added to a row's prior mean.
  func mean(_ row: Int) -> UnsafePointer<Vector> {
    UnsafePointer(means.storage + row * means.vectors)
  }

  subscript(row: Int, lane: Int) -> Float { means[row, lane] }

  /// Samples all links, given the rows and their prior.
  func sample(_ rows: FactorRows, prior: SidePrior, with rng: inout SeededGenerator) {
    findResiduals(of: rows, prior)
    let rowPrecisions = means.padded(prior.precisions)
    for kind in kinds { kind.sample(residuals, rowPrecisions: rowPrecisions, with: &rng) }
    findMeans()
  }

  /// Samples the precisions of all links.
  func samplePrecisions(with rng: inout SeededGenerator) {
    for kind in kinds { kind.samplePrecisions(with: &rng) }
  }

  /// z − m − Σ x.
  private func findResiduals(of rows: FactorRows, _ prior: SidePrior) {
    let center = means.padded(prior.means)
    let biasVector = rows.factors / Vector.scalarCount
    let biasLane = rows.factors % Vector.scalarCount
    let vectors = means.vectors
    let (values, means, residuals) = (rows.storage, means.storage, residuals.storage)
    for row in 0..<rows.count {
      for vector in 0..<vectors {
        var value = values[row * vectors + vector]
        if vector == biasVector { value[biasLane] = rows.biases[row] }
        residuals[row * vectors + vector] =
          value - center[vector] - means[row * vectors + vector]
      }
    }
  }

  private func findMeans() {
    for index in 0..<means.count * means.vectors { means.storage[index] = .zero }
    for kind in kinds { kind.add(to: means) }
  }

  /// All links, kind by kind.
  var values: [Float] { kinds.flatMap(\.links.values) }
  var precisions: [Float] { kinds.flatMap(\.precisions) }
  var valueCount: Int { kinds.reduce(0) { $0 + $1.links.count * $1.links.lanes } }

  /// Takes over what `values` and `precisions` gave.
  func restore(_ values: [Float], precisions: [Float]) {
    var (values, precisions) = (values[...], precisions[...])
    for kind in kinds {
      let count = kind.links.count * kind.links.lanes
      kind.restore(
        Array(values.prefix(count)), precisions: Array(precisions.prefix(kind.precisions.count)))
      values = values.dropFirst(count)
      precisions = precisions.dropFirst(kind.precisions.count)
    }
    findMeans()
  }
}
