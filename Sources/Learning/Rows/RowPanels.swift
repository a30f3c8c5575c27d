import Concurrency
import FactorKernels

/// The rows of a side that stands still, as the rows of the other side are solved for block by block: the factors of a
/// block of all rows beside each other, and what the block has of the weighted sum of their outer products, α₀ XᵀX.
final class RowPanels: Sendable {
  typealias Vector = FactorRows.Vector

  /// Factors of a block, and the vectors that they fill. More of them make a sweep longer, and come nearer to the minimum
  /// in it: on MovieLens 1M with 1,024 factors 16 take as long as 32, and lists are as good.
  static let blockSize = width * Vector.scalarCount
  static let width = 2

  let rows: FactorRows
  /// How many blocks there are; the last may have fewer factors.
  let count: Int
  private let features: AlignedMemory<Vector>
  private let grams: AlignedMemory<Vector>
  /// By row: a rating is what is left of it already.
  private let zeros: AlignedMemory<Float>

  /// - Parameter weight: α₀.
  init(of rows: FactorRows, weight: Float, with workers: Workers) {
    self.rows = rows
    count = (rows.factors + Self.blockSize - 1) / Self.blockSize
    features = AlignedMemory(count: count * rows.count * Self.width)
    grams = AlignedMemory(count: count * rows.factors * Self.width)
    zeros = AlignedMemory(count: rows.count)
    workers.share(count) { self.copy($0) }
    workers.share(count) { block in
      for other in block..<self.count { self.sum(other, times: block, weight) }
    }
    workers.share(count) { block in
      for other in 0..<block { self.mirror(other, into: block) }
    }
  }

  /// The rows of a block's panel that are another block's own, or a later one's.
  private func sum(_ other: Int, times block: Int, _ weight: Float) {
    row_panel_gram(
      features(of: other), features(of: block), Self.width, rows.count, size(of: other), weight,
      panel(block, row: other * Self.blockSize))
  }

  /// What an earlier block has of this one, the other way round: the sum is symmetric.
  private func mirror(_ earlier: Int, into block: Int) {
    let source = panel(earlier, row: block * Self.blockSize)
    let target = panel(block, row: earlier * Self.blockSize)
    for row in 0..<size(of: earlier) {
      for lane in 0..<size(of: block) {
        target[row * Self.width + lane / Vector.scalarCount][lane % Vector.scalarCount] =
          source[lane * Self.width + row / Vector.scalarCount][row % Vector.scalarCount]
      }
    }
  }

  private func panel(_ block: Int, row: Int) -> UnsafeMutablePointer<Vector> {
    grams.start + (block * rows.factors + row) * Self.width
  }

  /// The factors of a block; the lane of ones behind the last factor is none.
  private func copy(_ block: Int) {
    let first = block * Self.width
    let lanes = size(of: block)
    for row in 0..<rows.count {
      let target = features.start + (block * rows.count + row) * Self.width
      for vector in 0..<min(Self.width, rows.vectors - first) {
        target[vector] = rows.storage[row * rows.vectors + first + vector]
      }
      for lane in lanes..<Self.blockSize {
        target[lane / Vector.scalarCount][lane % Vector.scalarCount] = 0
      }
    }
  }

  /// Factors of a block.
  func size(of block: Int) -> Int { min(Self.blockSize, rows.factors - block * Self.blockSize) }

  /// What is taken off ratings, by row: nothing.
  var offsets: UnsafePointer<Float> { UnsafePointer(zeros.start) }

  /// Rows × `width`.
  func features(of block: Int) -> UnsafePointer<Vector> {
    UnsafePointer(features.start + block * rows.count * Self.width)
  }

  /// Factors × `width`.
  func gram(of block: Int) -> UnsafePointer<Vector> {
    UnsafePointer(grams.start + block * rows.factors * Self.width)
  }
}
