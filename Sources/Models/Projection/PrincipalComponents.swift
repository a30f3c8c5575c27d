/// Directions in which rows of factors differ most: principal components, exact, from the covariance of the factors.
///
/// Source: Jolliffe: Principal Component Analysis (2002), section 1.1.
public struct PrincipalComponents: Sendable {
  /// The mean of all rows.
  public let mean: [Double]
  /// One row a component, of length 1.
  public let directions: [[Double]]
  /// The share of the variance that each has, largest first unless it follows other components.
  public let shares: [Double]

  /// - Parameters:
  ///   - matrix: rows that are not all finite numbers are left out.
  ///   - previous: components of an earlier model, one before or after in the same training. Each one's successor stands
  ///     in its place and points the same way, so that a picture flows instead of flipping.
  public init(of matrix: FactorMatrix, following previous: PrincipalComponents? = nil) {
    let size = matrix.columns
    var mean = [Double](repeating: 0, count: size)
    let rows = (0..<matrix.rows).filter { matrix[$0].allSatisfy(\.isFinite) }
    for row in rows {
      for (column, value) in matrix[row].enumerated() { mean[column] += Double(value) }
    }
    for column in 0..<size { mean[column] /= Double(max(1, rows.count)) }
    var covariance = SymmetricMatrix(size: size)
    for row in rows {
      covariance.addOuterProduct(of: zip(matrix[row], mean).map { Double($0) - $1 })
    }
    covariance.scale(by: 1 / Double(max(1, rows.count)))
    let eigen = SymmetricEigen(covariance)
    let total = max(covariance.trace, .leastNormalMagnitude)
    let order = previous.map { Self.successors(of: $0.directions, eigen.vectors) }
    self.mean = mean
    if let order {
      directions = order.map { place in
        place.isTurned ? eigen.vectors[place.index].map { -$0 } : eigen.vectors[place.index]
      }
      shares = order.map { max(0, eigen.values[$0.index]) / total }
    } else {
      directions = eigen.vectors.map(Self.oriented)
      shares = eigen.values.map { max(0, $0) / total }
    }
  }

  /// Components that are followed one by one; those behind them say little, and are not looked at.
  private static let followed = 8

  /// For each component the new one that is most like it, and whether it points the other way.
  private static func successors(
    of old: [[Double]], _ new: [[Double]]
  ) -> [(index: Int, isTurned: Bool)] {
    guard old.first?.count == new.first?.count else {
      return new.indices.map { ($0, oriented(new[$0]) != new[$0]) }
    }
    var free = Array(new.indices)
    var order: [(index: Int, isTurned: Bool)] = []
    for direction in old.prefix(followed) {
      let candidates = free.prefix(followed).map { index in
        (index: index, product: zip(direction, new[index]).reduce(0) { $0 + $1.0 * $1.1 })
      }
      guard let best = candidates.max(by: { abs($0.product) < abs($1.product) }) else { break }
      order.append((best.index, best.product < 0))
      free.removeAll { $0 == best.index }
    }
    return order + free.map { ($0, oriented(new[$0]) != new[$0]) }
  }

  /// Either of two opposite directions is as good; the one whose largest element is positive is taken.
  private static func oriented(_ direction: [Double]) -> [Double] {
    let largest = direction.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? direction.map { -$0 } : direction
  }

  /// Where a row of factors lies along a component.
  public func coordinate(_ row: ArraySlice<Float>, along component: Int) -> Double {
    var sum = 0.0
    for (value, (mean, direction)) in zip(row, zip(mean, directions[component])) {
      sum += (Double(value) - mean) * direction
    }
    return sum
  }
}
