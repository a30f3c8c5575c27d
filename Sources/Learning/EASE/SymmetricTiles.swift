import Concurrency
import FactorKernels

/// A symmetric, positive definite matrix in tiles, which is inverted in its place; of two tiles that mirror each other
/// one is kept.
///
/// Tile by tile along the diagonal, by Gauss and Jordan, signs such that it stays symmetric (the sweep operator): with
/// D the inverse of the tile K on the diagonal,
///
///     A_ij ← A_ij − A_iK D A_Kj    A_Kj ← D A_Kj    A_KK ← −D
///
/// and when every tile has had its turn A is −A⁻¹. Positive definite matrices need no pivots. As many operations as
/// Cholesky's factor and its inverse take, and all but a few of them are products of whole tiles.
///
/// Source: Goodnight: A Tutorial on the SWEEP Operator, The American Statistician 33 (1979).
/// https://doi.org/10.1080/00031305.1979.10482685
package final class SymmetricTiles: Sendable {
  package let size: Int
  private let across: Int
  private let memory: AlignedMemory<Float>

  /// All zeros.
  package init(size: Int) {
    self.size = size
    across = Self.across(size)
    memory = AlignedMemory(count: Self.tiles(size) * Tile.count)
  }

  private static func across(_ size: Int) -> Int { (size + Tile.size - 1) / Tile.size }
  private static func tiles(_ size: Int) -> Int { across(size) * (across(size) + 1) / 2 }

  /// Bytes that a matrix of a size takes.
  package static func bytes(size: Int) -> Int {
    tiles(size) * Tile.count * MemoryLayout<Float>.stride
  }

  package var blockCount: Int { across }

  /// Rows of a tile on the diagonal.
  package func block(_ index: Int) -> Range<Int> {
    index * Tile.size..<min(size, (index + 1) * Tile.size)
  }

  /// The tile of a row and a column of tiles, the column no lower than the row.
  private func tile(_ row: Int, _ column: Int) -> Tile.Numbers {
    memory.start + (row * across - row * (row - 1) / 2 + column - row) * Tile.count
  }

  package subscript(row: Int, column: Int) -> Float {
    let (i, j) = (min(row, column), max(row, column))
    return tile(i / Tile.size, j / Tile.size)[i % Tile.size * Tile.size + j % Tile.size]
  }

  /// Sets a row from the diagonal on; what is before it is that of other rows.
  ///
  /// - Parameter numbers: of the whole row.
  package func set(_ row: Int, _ numbers: [Float]) {
    precondition(numbers.count == size, "\(numbers.count) numbers for \(size) columns")
    let place = row % Tile.size * Tile.size
    for column in row / Tile.size..<across {
      let start = column * Tile.size
      let target = tile(row / Tile.size, column) + place
      for lane in 0..<min(size - start, Tile.size) { target[lane] = numbers[start + lane] }
    }
  }

  /// A whole row.
  package subscript(row: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: size) { numbers, filled in
      if let start = numbers.baseAddress { copy(row, into: start) }
      filled = size
    }
  }

  /// Copies a whole row.
  package func copy(_ row: Int, into numbers: UnsafeMutablePointer<Float>) {
    let (own, place) = (row / Tile.size, row % Tile.size)
    for column in 0..<across {
      let start = column * Tile.size
      let count = min(size - start, Tile.size)
      if column > own {
        (numbers + start).update(from: tile(own, column) + place * Tile.size, count: count)
      } else {
        let source = tile(column, own) + place
        for lane in 0..<count where column < own || lane <= place {
          numbers[start + lane] = source[lane * Tile.size]
        }
        if column == own {
          let rest = tile(own, own) + place * Tile.size
          for lane in min(place, count)..<count { numbers[start + lane] = rest[lane] }
        }
      }
    }
  }

  /// Eliminates one tile; after all of them the matrix is the inverse of what it was.
  package func eliminate(_ index: Int, with workers: Workers) {
    let inverse = AlignedMemory<Float>(count: Tile.count)
    invert(index, into: inverse.start)
    let rows = AlignedMemory<Float>(count: across * Tile.count)
    let columns = AlignedMemory<Float>(count: across * Tile.count)
    multiply(index, by: inverse, rows, columns, with: workers)
    subtract(rows, columns, besides: index, with: workers)
    for place in 0..<Tile.count { tile(index, index)[place] = -inverse[place] }
    if index == across - 1 { turnSign(with: workers) }
  }

  /// A_Kj ← D A_Kj for all j, with A_Kjᵀ packed by rows and D A_Kj packed by columns.
  private func multiply(
    _ index: Int, by inverse: borrowing AlignedMemory<Float>,
    _ rows: borrowing AlignedMemory<Float>, _ columns: borrowing AlignedMemory<Float>,
    with workers: Workers
  ) {
    let negative = AlignedMemory<Float>(count: Tile.count)
    Tile.pack(inverse.start, rows: negative.start)
    for place in 0..<Tile.count { negative[place] = -negative[place] }
    workers.share(across) { [self] other in
      guard other != index else { return }
      let (own, packed) = (rows.start + other * Tile.count, columns.start + other * Tile.count)
      let scratch = AlignedMemory<Float>(count: Tile.count)
      let kept = tile(min(index, other), max(index, other))
      if other < index { Tile.transpose(kept, into: scratch.start) }
      Tile.pack(other < index ? scratch.start : kept, transposedRows: own, columns: packed)
      let solved = other < index ? scratch.start : kept
      solved.update(repeating: 0, count: Tile.count)
      Tile.subtract(negative.start, packed, from: solved)
      Tile.pack(solved, columns: packed)
      if other < index { Tile.transpose(solved, into: kept) }
    }
  }

  /// A_ij ← A_ij − A_iK D A_Kj.
  private func subtract(
    _ rows: borrowing AlignedMemory<Float>, _ columns: borrowing AlignedMemory<Float>,
    besides index: Int, with workers: Workers
  ) {
    let pairs = (0..<across).flatMap { i in (i..<across).map { j in (i, j) } }
    workers.share(pairs.count) { [self] piece in
      let (i, j) = pairs[piece]
      guard i != index, j != index else { return }
      Tile.subtract(
        rows.start + i * Tile.count, columns.start + j * Tile.count, from: tile(i, j))
    }
  }

  private func turnSign(with workers: Workers) {
    workers.share(Self.tiles(size)) { [self] piece in
      let numbers = memory.start + piece * Tile.count
      for place in 0..<Tile.count { numbers[place] = -numbers[place] }
    }
  }

  /// The inverse of a tile on the diagonal, in double precision; 0 beyond the matrix.
  private func invert(_ index: Int, into target: Tile.Numbers) {
    let count = block(index).count
    let kept = tile(index, index)
    var a = (0..<count).flatMap { row in
      (0..<count).map { Double(kept[min(row, $0) * Tile.size + max(row, $0)]) }
    }
    a.withUnsafeMutableBufferPointer { a in
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
    }
    for row in 0..<count {
      for column in 0..<count { target[row * Tile.size + column] = Float(a[row * count + column]) }
    }
  }
}

extension SymmetricTiles {
  /// Every number that is kept, tile by tile.
  var values: [Float] {
    get { Array(UnsafeBufferPointer(start: memory.start, count: memory.count)) }
    set {
      precondition(newValue.count == memory.count, "\(newValue.count) of \(memory.count) numbers")
      for (place, value) in newValue.enumerated() { memory[place] = value }
    }
  }

  var valueCount: Int { memory.count }
}
