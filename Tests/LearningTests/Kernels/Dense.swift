import RatingData

@testable import Learning

/// Numbers of factors whose rows take part of a vector, all of it, and several of them.
enum Widths {
  static let all = [1, 7, 8, 9, 20, 64]
}

/// Plain linear algebra in double precision, number by number: what kernels and samplers are held against.
enum Dense {
  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  static func product(_ a: [[Double]], _ x: [Double]) -> [Double] { a.map { dot($0, x) } }

  static func diagonal(_ values: [Double]) -> [[Double]] {
    values.indices.map { row in values.indices.map { $0 == row ? values[row] : 0 } }
  }

  /// U, upper triangular, of A = UᵀU.
  static func upperRoot(of a: [[Double]]) -> [[Double]] {
    var u = a.map { $0.map { _ in 0.0 } }
    for i in a.indices {
      for j in i..<a.count {
        let rest = a[i][j] - (0..<i).reduce(0) { $0 + u[$1][i] * u[$1][j] }
        u[i][j] = i == j ? rest.squareRoot() : rest / u[i][i]
      }
    }
    return u
  }

  /// U⁻¹x, from the last unknown up.
  static func solve(upper u: [[Double]], _ x: [Double]) -> [Double] {
    var z = x
    for i in x.indices.reversed() {
      for j in i + 1..<max(i + 1, x.count) { z[i] -= u[i][j] * z[j] }
      z[i] /= u[i][i]
    }
    return z
  }

  /// A⁻¹b of a positive definite matrix.
  static func solve(_ a: [[Double]], _ b: [Double]) -> [Double] {
    let u = upperRoot(of: a)
    var y = b
    for i in b.indices {
      for j in 0..<i { y[i] -= u[j][i] * y[j] }
      y[i] /= u[i][i]
    }
    return solve(upper: u, y)
  }

  /// The largest difference, in units of the largest expected number; infinite where the counts differ.
  static func error(_ found: [Float], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    let scale = expected.reduce(1e-3) { max($0, abs($1)) }
    return zip(found, expected).reduce(0) {
      let difference = abs(Double($1.0) - $1.1) / scale
      return difference.isNaN ? .infinity : max($0, difference)
    }
  }
}

/// Rows as plain numbers, beside the rows in vectors that were made of them.
struct PlainRows {
  let factors: [[Double]]
  let biases: [Double]

  /// Uniform in −1 ..< 1.
  init(_ count: Int, factors: Int, with rng: inout SeededGenerator) {
    self.factors = rng.uniform(count, factors)
    biases = rng.uniform(count)
  }

  /// What stands before the other side's unknowns: the factors, and 1 before the bias.
  func features(_ row: Int) -> [Double] { factors[row] + [1] }

  /// The factors and the bias.
  func unknowns(_ row: Int) -> [Double] { factors[row] + [biases[row]] }

  func prediction(_ row: Int, _ other: Int, of others: PlainRows) -> Double {
    Dense.dot(factors[row], others.factors[other]) + biases[row] + others.biases[other]
  }

  var inVectors: FactorRows {
    let rows = FactorRows(count: factors.count, factors: factors[0].count)
    rows.restore(
      factors: factors.flatMap { $0.map { Float($0) } }, biases: biases.map { Float($0) })
    return rows
  }
}

extension SeededGenerator {
  /// Numbers in −1 ..< 1 that a float holds exactly.
  mutating func uniform(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double(2 * unitFloat() - 1) }
  }

  mutating func uniform(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { _ in uniform(columns) }
  }
}

extension FactorRows {
  /// The factors of a row and its bias.
  func unknowns(_ row: Int) -> [Float] { Array(matrix()[row]) + [biasArray()[row]] }
}
