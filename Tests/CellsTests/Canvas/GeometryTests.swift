import Cells
import Testing

@Suite("Geometry")
struct GeometryTests {
  let rect = Rect(x: 10, y: 5, width: 30, height: 10)

  @Test("An intersection is what two rectangles share")
  func intersection() {
    let other = Rect(x: 35, y: 0, width: 10, height: 8)
    #expect(rect.intersection(other) == Rect(x: 35, y: 5, width: 5, height: 3))
    #expect(rect.intersection(Rect(x: 0, y: 0, width: 5, height: 5)).isEmpty)
  }

  @Test("Sizes are never negative")
  func sizes() {
    #expect(rect.inset(columns: 20, rows: 2).size == Size(width: 0, height: 6))
    #expect(Size(width: -1, height: 3) == Size(width: 0, height: 3))
  }

  @Test(
    "A width is parted among fixed and flexible columns",
    arguments: [
      ([.fixed(12), .flexible()], 0, [12, 18]),
      ([.flexible(), .fixed(12)], 1, [17, 12]),
      ([.flexible(), .flexible(), .flexible()], 0, [10, 10, 10]),
      ([.flexible(), .flexible(), .flexible(), .flexible()], 0, [8, 8, 7, 7]),
      ([.flexible(minimum: 5, maximum: 8), .flexible()], 0, [8, 22]),
      ([.flexible(minimum: 20), .flexible(minimum: 4)], 0, [23, 7]),
      ([.flexible(maximum: 4), .flexible(maximum: 5)], 0, [4, 5]),
      ([.fixed(20), .fixed(20)], 0, [20, 10]),
      ([.fixed(40), .fixed(20)], 2, [30, 0]),
      ([.fixed(-3), .flexible()], 0, [0, 30]),
      ([], 0, []),
    ] as [([Length], Int, [Int])])
  func columns(lengths: [Length], gap: Int, widths: [Int]) {
    let parts = rect.columns(lengths, gap: gap)
    #expect(parts.map(\.width) == widths)
    #expect(parts.allSatisfy { $0.y == 5 && $0.height == 10 })
    #expect(parts.allSatisfy { $0.x >= 10 && $0.maxX <= 40 })
    for (left, right) in zip(parts, parts.dropFirst()) where right.width > 0 {
      #expect(right.x == left.maxX + gap)
    }
  }

  @Test("A height is parted among rows")
  func rows() {
    let parts = rect.rows([.fixed(1), .flexible(minimum: 3), .fixed(2)])
    #expect(parts.map(\.y) == [5, 6, 13])
    #expect(parts.map(\.height) == [1, 7, 2])
    #expect(parts.allSatisfy { $0.x == 10 && $0.width == 30 })
  }
}
