import Testing

@testable import Planes

@Suite struct `Neighbours that a plane keeps` {
  private func kept(_ lists: [[Int]], at positions: [SIMD2<Float>], count: Int = 10) -> Double {
    NeighbourLists(ranked: lists).kept(at: positions, count: count, workers: Samples.workers)
  }

  private func nearest(_ count: Int, to item: Int, of positions: [SIMD2<Float>]) -> [Int] {
    positions.indices.filter { $0 != item }
      .map { (item: $0, way: positions[$0] - positions[item]) }
      .map { (item: $0.item, square: ($0.way * $0.way).sum()) }
      .sorted { ($0.square, $0.item) < ($1.square, $1.item) }.prefix(count).map(\.item)
  }

  @Test(arguments: [1, 2, 11, 12, 40, 333])
  func `the nearest in the plane are exact`(count: Int) {
    // On a grid, where many are equally near, and in one place with others.
    for plane in [
      Samples.plane(count), (0..<count).map { SIMD2(Float($0 % 7), Float($0 % 5)) },
    ] {
      let tree = PlaneTree(of: Samples.members(count), at: plane)
      let found = PlaneNeighbours(of: tree, count: 10, workers: Samples.workers)
      for (place, item) in tree.items.enumerated() {
        #expect(found.at(place).map { Int($0) } == nearest(10, to: Int(item), of: plane))
      }
    }
  }

  @Test func `a plane whose neighbours are the lists keeps all, and another one few`() {
    let plane = Samples.plane(200)
    let lists = plane.indices.map { nearest(20, to: $0, of: plane) }
    #expect(kept(lists, at: plane) == 1)
    #expect(kept(lists, at: plane.map { $0 * 1000 }) == 1)
    let other = kept(lists, at: plane.indices.map { plane[$0 * 7 % 200] })
    #expect(other > 0 && other < 0.2)
  }

  @Test func `of each list the first count, of short ones all`() {
    let line: [SIMD2<Float>] = [0, 1, 2, 3, 4, 5].map { SIMD2($0, 0) }
    // Nearest two: 1 2, 0 2, 1 3, 2 4, 3 5, 4 3.
    #expect(kept([[1, 2, 5], [0, 3], [1], [], [], []], at: line, count: 2) == 4.0 / 5)
  }

  @Test func `what stands nowhere is near nobody`() {
    let plane: [SIMD2<Float>] = [SIMD2(0, 0), SIMD2(.nan, 0), SIMD2(1, 0)]
    #expect(kept([[1, 2], [0, 2], [0]], at: plane) == 2.0 / 5)
  }

  @Test func `nothing keeps nothing`() {
    #expect(kept([], at: []) == 0)
    #expect(kept([[], []], at: [.zero, .zero]) == 0)
  }
}
