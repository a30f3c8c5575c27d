import FactorKernels

/// Moves rows towards the minimum of their least squares problems, block by block of their unknowns: iALS++. Each block is
/// solved for exactly, the others held fixed, so that a pass costs in k what a block costs, and k² for what all pairs
/// together say. One to a thread.
///
/// Source: Rendle, Krichene, Zhang, Koren: iALS++: Speeding up Matrix Factorization with Subspace Optimization, 2021.
/// https://arxiv.org/abs/2110.14044
struct RowBlockSolver: ~Copyable {
  private typealias Vector = FactorRows.Vector

  private let vectors: Int
  private let matrix = AlignedMemory<Vector>(count: RowPanels.blockSize * RowPanels.width)
  private let right = AlignedMemory<Vector>(count: RowPanels.width)
  private let priorRight = AlignedMemory<Vector>(count: RowPanels.width)
  private let solution = AlignedMemory<Vector>(count: RowPanels.width)

  /// - Parameter vectors: those of a row.
  init(vectors: Int) { self.vectors = vectors }

  /// Sets rows nearer to the minimum of Σ (value − x · z)² + zᵀ P z + ridge |z|², P and the features x those of the
  /// panels. A row without ratings becomes 0.
  ///
  /// - Parameter ridge: of a row.
  /// - Returns: the sum of squared errors that are left.
  func solve(
    _ piece: Range<Int>, of rows: FactorRows, against panels: RowPanels, ratings: RowRatings,
    ridge: (Int) -> Float
  ) -> RunningMean {
    var residuals = Array(ratings.values[ratings.range(of: piece)])
    let first = ratings.range(piece.lowerBound).lowerBound
    let places = piece.map { row in
      let range = ratings.range(row)
      return range.lowerBound - first..<range.upperBound - first
    }
    for (row, place) in zip(piece, places) where place.isEmpty { rows.clear(row) }
    let error = residuals.withUnsafeMutableBufferPointer { residuals in
      ratings.others.withUnsafeBufferPointer { others in
        guard let residuals = residuals.baseAddress, let others = others.baseAddress else {
          return 0.0
        }
        let lists = zip(piece, places).filter { !$1.isEmpty }.map { row, place in
          List(
            row: row, others: others + first + place.lowerBound,
            residuals: residuals + place.lowerBound, count: place.count, ridge: ridge(row))
        }
        return solve(lists, of: rows, against: panels)
      }
    }
    return RunningMean(sum: error, count: residuals.count)
  }

  /// A row with its ratings, and what is left of them.
  private struct List {
    let row: Int
    let others: UnsafePointer<Int32>
    let residuals: UnsafeMutablePointer<Float>
    let count: Int
    let ridge: Float
  }

  /// One block after the other, and of each all rows: their features stay near.
  private func solve(_ lists: [List], of rows: FactorRows, against panels: RowPanels) -> Double {
    for block in 0..<panels.count {
      for list in lists {
        let z = rows.storage + list.row * vectors + block * RowPanels.width
        load(z, panels.size(of: block))
        _ = row_panel_residuals(
          panels.features(of: block), RowPanels.width, list.others, list.count, solution.start,
          list.residuals)
      }
    }
    return (0..<panels.count).reduce(0) { _, block in
      lists.reduce(0) { $0 + solve(block, of: $1, in: rows, against: panels) }
    }
  }

  /// A block of a row as it stands, without what is behind its unknowns.
  private func load(_ z: UnsafePointer<FactorRows.Vector>, _ size: Int) {
    for lane in 0..<RowPanels.blockSize {
      let (vector, place) = (lane / Vector.scalarCount, lane % Vector.scalarCount)
      solution[vector][place] = lane < size ? z[vector][place] : 0
    }
  }

  /// - Returns: the squared errors of the row's ratings.
  private func solve(
    _ block: Int, of list: List, in rows: FactorRows, against panels: RowPanels
  ) -> Double {
    let row = rows.storage + list.row * vectors
    let z = row + block * RowPanels.width
    let size = panels.size(of: block)
    load(z, size)
    row_panel_product(
      panels.gram(of: block), RowPanels.width, rows.factors, row, priorRight.start)
    for vector in 0..<RowPanels.width {
      priorRight[vector] = -(priorRight[vector] + solution[vector] * list.ridge)
    }
    var system = RowSystem(
      features: panels.features(of: block), offsets: panels.offsets, roots: nil,
      others: list.others, values: list.residuals, count: list.count, size: size,
      vectors: RowPanels.width, ridge: list.ridge,
      prior: panels.gram(of: block) + block * RowPanels.blockSize * RowPanels.width,
      prior_right: priorRight.start, prior_weight: 1, noise: nil, mask: nil, matrix: matrix.start,
      right: right.start, solution: solution.start)
    row_system_minimize(&system)
    for lane in 0..<size {
      z[lane / Vector.scalarCount][lane % Vector.scalarCount] +=
        solution[lane / Vector.scalarCount][lane % Vector.scalarCount]
    }
    return row_panel_residuals(
      panels.features(of: block), RowPanels.width, list.others, list.count, solution.start,
      list.residuals)
  }
}
