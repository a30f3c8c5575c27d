import Models
import RatingData

/// The part of one side's prior means that one kind of feature gives: the movies that a user rated, a movie's genres.
///
///     x_u = |F(u)|^−½ Σ_{f ∈ F(u)} y_f    y_f ~ N(0, Λ_y⁻¹)
///
/// With F(u) the movies that a user rated it is the term of SVD++; with a movie's users its flipped twin. Since
/// Λ is diagonal, given the rows the unknowns of y_f are independent of each other, and a sample of all y costs
/// two numbers for each one of F and unknown.
///
/// Sources: Koren: Factorization Meets the Neighborhood, KDD 2008, for the term; Rendle, Zhang, Koren: On the
/// Difficulty of Evaluating Baselines (2019), for the flipped one; Simm et al.: Macau: Scalable Bayesian
/// Factorization with High-Dimensional Side Information, IEEE MLSP 2017, for links to prior means.
final class FeatureLinks {
  typealias Vector = VectorRows.Vector

  private let featuresOfRow: RowSets
  private let rowsOfFeature: RowSets
  /// |F(u)|^−½ by row.
  private let shares: [Float]
  /// y, by feature; the bias's unknown behind the factors.
  let links: VectorRows
  /// Λ_y, by unknown.
  private(set) var precisions: [Float]

  init(_ featuresOfRow: RowSets, factors: Int) {
    self.featuresOfRow = featuresOfRow
    rowsOfFeature = featuresOfRow.transposed
    shares = (0..<featuresOfRow.rowCount).map { row in
      let count = featuresOfRow.range(row).count
      return count > 0 ? 1 / Float(count).squareRoot() : 0
    }
    links = VectorRows(count: featuresOfRow.memberCount, lanes: factors + 1)
    precisions = [Float](repeating: 10 * Float(factors), count: factors + 1)
  }

  /// Samples every y_f, given what the rows are above all other terms of their prior means.
  ///
  /// - Parameters:
  ///   - residuals: of each row, x_u included in what is taken off; kept up to date.
  ///   - rowPrecisions: those of the rows, padded.
  func sample(
    _ residuals: VectorRows, rowPrecisions: [Vector], with rng: inout SeededGenerator
  ) {
    let precisions = links.padded(precisions)
    for feature in 0..<links.count {
      sample(feature, residuals, rowPrecisions, precisions, &rng)
    }
  }

  private func sample(
    _ feature: Int, _ residuals: VectorRows, _ rowPrecisions: [Vector], _ precisions: [Vector],
    _ rng: inout SeededGenerator
  ) {
    let vectors = links.vectors
    let link = links.storage + feature * vectors
    let rests = residuals.storage
    let range = rowsOfFeature.range(feature)
    var weight: Float = 0
    for entry in range {
      let share = shares[Int(rowsOfFeature.members[entry])]
      weight += share * share
    }
    for vector in 0..<vectors {
      var sum = Vector.zero
      for entry in range {
        let row = Int(rowsOfFeature.members[entry])
        sum += rests[row * vectors + vector] * shares[row]
      }
      let total = precisions[vector] + rowPrecisions[vector] * weight
      let mean = rowPrecisions[vector] * (sum + link[vector] * weight) / total
      let noise = links.noise(vector, &rng) / total.squareRoot()
      let change = mean + noise - link[vector]
      link[vector] += change
      for entry in range {
        let row = Int(rowsOfFeature.members[entry])
        rests[row * vectors + vector] -= change * shares[row]
      }
    }
  }

  /// Samples Λ_y, given y: Gamma(1, 1) before.
  func samplePrecisions(with rng: inout SeededGenerator) {
    let count = Double(links.count)
    for lane in precisions.indices {
      let squares = (0..<links.count).reduce(0.0) { sum, feature in
        let link = Double(links[feature, lane])
        return sum + link * link
      }
      precisions[lane] = Float(rng.gamma(shape: 1 + count / 2) / (1 + squares / 2))
    }
  }

  /// Adds x_u of every row.
  func add(to means: VectorRows) {
    let vectors = links.vectors
    let (links, means) = (links.storage, (start: means.storage, count: means.count))
    for row in 0..<means.count {
      let mean = means.start + row * vectors
      for vector in 0..<vectors {
        var sum = Vector.zero
        for entry in featuresOfRow.range(row) {
          sum += links[Int(featuresOfRow.members[entry]) * vectors + vector]
        }
        mean[vector] += sum * shares[row]
      }
    }
  }

  /// Takes over what `links.values` and `precisions` gave.
  func restore(_ values: [Float], precisions: [Float]) {
    links.values = values
    self.precisions = precisions
  }
}

extension VectorRows {
  /// Normal numbers in the lanes of a row's vector, zeros behind them.
  fileprivate func noise(_ vector: Int, _ rng: inout SeededGenerator) -> Vector {
    var noise = Vector.zero
    for lane in 0..<min(Vector.scalarCount, lanes - vector * Vector.scalarCount) {
      noise[lane] = rng.standardNormal()
    }
    return noise
  }

  /// A row's numbers by vectors, with ones behind them, lest anything be divided by 0.
  func padded(_ values: [Float]) -> [Vector] {
    (0..<vectors).map { vector in
      var padded = Vector(repeating: 1)
      for lane in 0..<min(Vector.scalarCount, lanes - vector * Vector.scalarCount) {
        padded[lane] = values[vector * Vector.scalarCount + lane]
      }
      return padded
    }
  }
}
