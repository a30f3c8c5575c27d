import FactorKernels
import RatingData
import Testing

@testable import Learning

@Suite struct `Block products` {
  /// As many rows as are left over of those that the kernel takes at once, and more; from each vector on.
  @Test(arguments: Widths.all) func `are subtracted from the first vector on`(lanes: Int) {
    var rng = SeededGenerator(seed: 8, stream: .other)
    for (count, depth) in [(1, 1), (3, 7), (4, 2), (9, 20)] {
      let (plain, block) = (rng.uniform(count, lanes), rng.uniform(depth, lanes))
      let coefficients = rng.uniform(count, depth)
      for first in 0...(lanes - 1) / 8 {
        let rows = VectorRows(count: count, lanes: lanes)
        rows.values = plain.flatMap { $0.map { Float($0) } }
        let others = VectorRows(count: depth, lanes: lanes)
        others.values = block.flatMap { $0.map { Float($0) } }
        block_product_subtract(
          rows.storage, count, first, rows.vectors, coefficients.flatMap { $0.map { Float($0) } },
          others.storage, depth)
        let expected = (0..<count).flatMap { row in
          (0..<lanes).map { lane in
            lane < first * 8
              ? plain[row][lane]
              : plain[row][lane] - Dense.dot(coefficients[row], block.map { $0[lane] })
          }
        }
        #expect(Dense.error(rows.values, expected) < 1e-5, "\(count), \(depth), \(first)")
      }
    }
  }
}
