/// The least squares problem of a row, A x = b, and what the learner took for x, in the units in which it learns.
///
/// Unknowns are the row's factors and, where there is one, its bias. A and b are put together anew, in double
/// precision, from what the learner had.
public struct SolvedRow: Sendable, Equatable {
  /// A's rows one after the other; symmetric.
  public let matrix: [Double]
  /// b.
  public let right: [Double]
  /// x.
  public let solution: [Double]
  /// How many ratings the row has.
  public let ratings: Int
  /// What a sampler drew x from; nil of learners that take the solution itself.
  public let draw: Draw?

  /// A normal distribution, unknown by unknown, whatever the others are.
  public struct Draw: Sendable, Equatable {
    /// A⁻¹ b.
    public let means: [Double]
    /// The roots of the diagonal of A⁻¹ / α.
    public let deviations: [Double]
  }

  /// - Parameter noise: 1/α, the variance of the ratings, where x was drawn; nil where it was solved for.
  init(_ problem: RowProblem, _ solution: [Double], noise: Double? = nil) {
    matrix = problem.matrix
    right = problem.right
    ratings = problem.ratings
    self.solution = solution
    draw = noise.map { noise in
      let (means, inverse) = problem.solve()
      return Draw(means: means, deviations: inverse.map { max(0, $0 * noise).squareRoot() })
    }
  }

  public var unknowns: Int { right.count }

  /// A's diagonal: how much the ratings and the penalty say of each unknown.
  public var diagonal: [Double] { (0..<unknowns).map { matrix[$0 * unknowns + $0] } }

  /// A's part of an equation that the other unknowns have: Σ a_ij x_j, j ≠ i.
  public func others(in equation: Int) -> Double {
    (0..<unknowns).filter { $0 != equation }.reduce(0) {
      $0 + matrix[equation * unknowns + $1] * solution[$1]
    }
  }

  /// How far the solution is off at most, as a part of the greatest number in b: |A x − b|.
  public var residual: Double {
    let most = right.map(\.magnitude).max() ?? 0
    let off = (0..<unknowns).map { row in
      (matrix[row * unknowns + row] * solution[row] + others(in: row) - right[row]).magnitude
    }.max()
    return most > 0 ? (off ?? 0) / most : off ?? 0
  }

  /// Where the draw fell: deviations above the mean, or below it where negative.
  public var place: [Double]? {
    draw.map { draw in
      zip(solution, zip(draw.means, draw.deviations)).map { value, normal in
        normal.1 > 0 ? (value - normal.0) / normal.1 : 0
      }
    }
  }
}

/// A learner that solves for whole rows, users before movies, and can say what it solved.
protocol RowSolvingLearner: Learner {
  /// The rows that the last step solved for; nil before the first.
  var solvedRows: Range<Int>? { get }
  /// What was solved for one of them.
  func solved(row: Int) -> SolvedRow
}
