import FactorKernels
import RatingData
import Testing

@testable import Learning

@Suite struct `Tiles` {
  private func tile(_ rng: inout SeededGenerator) -> AlignedMemory<Float> {
    let tile = AlignedMemory<Float>(count: Tile.count)
    for place in 0..<Tile.count { tile[place] = rng.unitFloat() - 0.5 }
    return tile
  }

  /// tile − AᵀB, by the definition, at places in every corner of a panel.
  @Test func `are multiplied as they are packed`() {
    var rng = SeededGenerator(seed: 2, stream: .other)
    let a = tile(&rng)
    let b = tile(&rng)
    let sums = tile(&rng)
    let rows = AlignedMemory<Float>(count: Tile.count)
    let columns = AlignedMemory<Float>(count: Tile.count)
    let before = (0..<Tile.count).map { sums[$0] }
    Tile.pack(a.start, transposedRows: rows.start, columns: columns.start)
    Tile.pack(b.start, columns: columns.start)
    Tile.subtract(rows.start, columns.start, from: sums.start)
    for i in [0, 1, 3, 4, 100, 191] {
      for j in [0, 7, 8, 15, 16, 100, 191] {
        let product = (0..<Tile.size).reduce(0.0) {
          $0 + Double(a[$1 * Tile.size + i]) * Double(b[$1 * Tile.size + j])
        }
        let place = i * Tile.size + j
        #expect(abs(Double(sums[place]) - (Double(before[place]) - product)) < 1e-4, "\(i), \(j)")
      }
    }
  }

  @Test func `packed by rows are those whose transposed is`() {
    var rng = SeededGenerator(seed: 3, stream: .other)
    let a = tile(&rng)
    let turned = AlignedMemory<Float>(count: Tile.count)
    let rows = AlignedMemory<Float>(count: Tile.count)
    let others = AlignedMemory<Float>(count: Tile.count)
    let columns = AlignedMemory<Float>(count: Tile.count)
    Tile.transpose(a.start, into: turned.start)
    Tile.pack(a.start, rows: rows.start)
    Tile.pack(turned.start, transposedRows: others.start, columns: columns.start)
    #expect((0..<Tile.count).allSatisfy { rows[$0] == others[$0] })
  }
}
