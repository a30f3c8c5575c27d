import Concurrency
import FactorKernels

/// A symmetric, positive definite matrix in whole vectors, which is inverted in its place.
///
/// Block by block along the diagonal, by Gauss and Jordan, signs such that it stays symmetric (the sweep operator): with
/// D the inverse of the diagonal block K,
///
///     A_ij ← A_ij − A_iK D A_Kj    A_Kj ← D A_Kj    A_KK ← −D
///
/// and when every block has had its turn A is −A⁻¹. Only the upper triangle is kept up to date on the way. Positive
/// definite matrices need no pivots.
///
/// Source: Goodnight: A Tutorial on the SWEEP Operator, The American Statistician 33 (1979).
/// https://doi.org/10.1080/00031305.1979.10482685
package final class SquareMatrix: Sendable {
  package typealias Vector = SIMD8<Float>

  package let size: Int
  /// Vectors in a row.
  package let vectors: Int
  private let memory: AlignedMemory<Vector>

  /// Rows of a block on the diagonal.
  static let blockSize = 64

  /// All zeros.
  package init(size: Int) {
    self.size = size
    vectors = max(1, (size + Vector.scalarCount - 1) / Vector.scalarCount)
    memory = AlignedMemory(count: size * vectors)
  }

  var storage: UnsafeMutablePointer<Vector> {
    @inline(__always) get { memory.start }
  }

  /// Bytes that a matrix of a size takes.
  package static func bytes(size: Int) -> Int { size * (size + 7) * MemoryLayout<Float>.stride }

  package var blockCount: Int { (size + Self.blockSize - 1) / Self.blockSize }

  package func block(_ index: Int) -> Range<Int> {
    index * Self.blockSize..<min(size, (index + 1) * Self.blockSize)
  }

  /// The numbers of a row.
  package func row(_ row: Int) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(storage + row * vectors).assumingMemoryBound(to: Float.self)
  }

  /// Eliminates one block; after all of them the matrix is the inverse of what it was.
  package func eliminate(_ index: Int, with workers: Workers) {
    let block = block(index)
    let inverse = invertedBlock(block)
    let across = AlignedMemory<Vector>(count: block.count * vectors)
    let solved = AlignedMemory<Vector>(count: block.count * vectors)
    gather(block, into: across)
    block_product_subtract(
      solved.start, block.count, 0, vectors, inverse.map { -$0 }, across.start, block.count)
    subtract(across, solved, block, with: workers)
    for (k, row) in block.enumerated() {
      let (numbers, solution) = (self.row(row), self.numbers(solved, k))
      for column in block {
        numbers[column] = -inverse[k * block.count + column - block.lowerBound]
      }
      for column in block.upperBound..<size { numbers[column] = solution[column] }
      for above in 0..<block.lowerBound { self.row(above)[row] = solution[above] }
    }
    if index == blockCount - 1 { finish(with: workers) }
  }

  /// A_Kj for all j, out of the upper triangle.
  private func gather(_ block: Range<Int>, into across: borrowing AlignedMemory<Vector>) {
    for (k, row) in block.enumerated() {
      let target = numbers(across, k)
      for above in 0..<row { target[above] = self.row(above)[row] }
      let own = self.row(row)
      for column in row..<size { target[column] = own[column] }
    }
  }

  private func numbers(
    _ rows: borrowing AlignedMemory<Vector>, _ row: Int
  ) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(rows.start + row * vectors).assumingMemoryBound(to: Float.self)
  }

  /// A_ij ← A_ij − A_iK D A_Kj, from the diagonal on.
  private func subtract(
    _ across: borrowing AlignedMemory<Vector>, _ solved: borrowing AlignedMemory<Vector>,
    _ block: Range<Int>, with workers: Workers
  ) {
    let height = 16
    workers.share((size + height - 1) / height) { [self] piece in
      let range = piece * height..<min(size, (piece + 1) * height)
      var coefficients = [Float](repeating: 0, count: range.count * block.count)
      for k in 0..<block.count {
        let numbers = numbers(across, k)
        for row in range where !block.contains(row) {
          coefficients[(row - range.lowerBound) * block.count + k] = numbers[row]
        }
      }
      block_product_subtract(
        storage + range.lowerBound * vectors, range.count,
        range.lowerBound / Vector.scalarCount, vectors, coefficients, solved.start, block.count)
    }
  }

  /// Turns the sign, and fills the lower triangle.
  private func finish(with workers: Workers) {
    workers.share(size) { [self] row in
      let numbers = self.row(row)
      for column in row..<size { numbers[column] = -numbers[column] }
    }
    workers.share(size) { [self] row in
      let numbers = self.row(row)
      for column in 0..<row { numbers[column] = self.row(column)[row] }
    }
  }

  /// The inverse of a block on the diagonal, in double precision.
  private func invertedBlock(_ block: Range<Int>) -> [Float] {
    let count = block.count
    var a = block.flatMap { row in block.map { Double(self.row(min(row, $0))[max(row, $0)]) } }
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
