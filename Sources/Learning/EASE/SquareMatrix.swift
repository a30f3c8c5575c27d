import Concurrency
import FactorKernels

/// A symmetric, positive definite matrix in whole vectors, which is inverted in its place.
///
/// Block by block along the diagonal, by Gauss and Jordan: with D the inverse of the diagonal block K,
///
///     A_Kj ← D A_Kj    A_ij ← A_ij − A_iK D A_Kj    A_iK ← −A_iK D    A_KK ← D
///
/// and when every block has had its turn A is its own inverse. Positive definite matrices need no pivots.
///
/// Source: Golub, Van Loan: Matrix Computations, section 3.2 and 4.2.
final class SquareMatrix: @unchecked Sendable {
  // Unchecked, since rows are written through a pointer: each by one thread at a time.
  typealias Vector = SIMD8<Float>

  let size: Int
  /// Vectors in a row.
  let vectors: Int
  let storage: UnsafeMutablePointer<Vector>

  /// Rows of a block on the diagonal.
  static let blockSize = 64

  init(size: Int) {
    self.size = size
    vectors = max(1, (size + Vector.scalarCount - 1) / Vector.scalarCount)
    storage = .allocateVectors(size * vectors)
  }

  deinit { storage.deallocateVectors() }

  /// Bytes that a matrix of a size takes.
  static func bytes(size: Int) -> Int { size * (size + 7) * MemoryLayout<Float>.stride }

  var blockCount: Int { (size + Self.blockSize - 1) / Self.blockSize }

  func block(_ index: Int) -> Range<Int> {
    index * Self.blockSize..<min(size, (index + 1) * Self.blockSize)
  }

  /// The numbers of a row.
  func row(_ row: Int) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(storage + row * vectors).assumingMemoryBound(to: Float.self)
  }

  /// Eliminates one block; after all of them the matrix is the inverse of what it was.
  func eliminate(_ index: Int, with workers: Workers) {
    let block = block(index)
    let depth = block.count
    let inverse = invertedBlock(block)
    let solved = solvedRows(of: block, inverse)
    nonisolated(unsafe) let rows = solved
    let height = 16
    workers.share((size + height - 1) / height) { [self] piece in
      let range = piece * height..<min(size, (piece + 1) * height)
      var coefficients = [Float](repeating: 0, count: range.count * depth)
      for row in range where !block.contains(row) {
        let numbers = self.row(row)
        for column in 0..<depth {
          coefficients[(row - range.lowerBound) * depth + column] =
            numbers[block.lowerBound + column]
          numbers[block.lowerBound + column] = 0
        }
      }
      block_product_subtract(
        storage + range.lowerBound * vectors, range.count, vectors, coefficients, rows, depth)
    }
    for row in 0..<depth {
      let target = storage + (block.lowerBound + row) * vectors
      for vector in 0..<vectors { target[vector] = solved[row * vectors + vector] }
    }
    solved.deallocateVectors()
  }

  /// D A_Kj for all columns j, with D itself in the columns of the block.
  private func solvedRows(
    of block: Range<Int>, _ inverse: [Float]
  ) -> UnsafeMutablePointer<Vector> {
    let solved = UnsafeMutablePointer<Vector>.allocateVectors(block.count * vectors)
    block_product_subtract(
      solved, block.count, vectors, inverse.map { -$0 }, storage + block.lowerBound * vectors,
      block.count)
    for row in 0..<block.count {
      let numbers = UnsafeMutableRawPointer(solved + row * vectors)
        .assumingMemoryBound(to: Float.self)
      for column in 0..<block.count {
        numbers[block.lowerBound + column] = inverse[row * block.count + column]
      }
    }
    return solved
  }

  /// The inverse of a block on the diagonal, in double precision.
  private func invertedBlock(_ block: Range<Int>) -> [Float] {
    let count = block.count
    var a = block.flatMap { row in block.map { Double(self.row(row)[$0]) } }
    for k in 0..<count {
      let pivot = 1 / a[k * count + k]
      a[k * count + k] = 1
      for j in 0..<count { a[k * count + j] *= pivot }
      for i in 0..<count where i != k {
        let factor = a[i * count + k]
        a[i * count + k] = 0
        for j in 0..<count { a[i * count + j] -= factor * a[k * count + j] }
      }
    }
    return a.map { Float($0) }
  }
}
