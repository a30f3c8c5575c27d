import Concurrency
import Testing

@testable import Planes

@Suite struct `Planes laid out` {
  private let lists = Samples.some
  private let short = PlaneLayout.Schedule(exaggerated: 20, plain: 30, sharpening: 15)

  private func laidOut(
    _ lists: NeighbourLists, seed: UInt64 = 1, threads: Int = 2, portion: Int = 1000
  ) -> [SIMD2<Float>] {
    var layout = PlaneLayout(
      lists, perplexity: 12, seed: seed, schedule: short, workers: Workers(count: threads))
    while !layout.isDone { layout.advance(steps: portion) }
    return layout.positions
  }

  /// How far half of the items are at least from where they were, as a part of the plane.
  private func moved(_ before: [SIMD2<Float>], _ after: [SIMD2<Float>]) -> Float {
    let size = before.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    let ways = zip(before, after).map { max(abs($0.x - $1.x), abs($0.y - $1.y)) }
    return ways.sorted()[ways.count / 2] / size
  }

  private func isFinite(_ positions: [SIMD2<Float>]) -> Bool {
    positions.allSatisfy { $0.x.isFinite && $0.y.isFinite }
  }

  @Test func `threads and portions change no bit, and seeds do`() {
    let one = laidOut(lists)
    #expect(isFinite(one))
    #expect(laidOut(lists, threads: 1) == one)
    #expect(laidOut(lists, threads: 7) == one)
    #expect(laidOut(lists, portion: 7) == one)
    #expect(laidOut(lists, seed: 2) != one)
  }

  @Test func `steps are counted, and no more are made than there are`() {
    var layout = PlaneLayout(lists, schedule: short, workers: Samples.workers)
    #expect(layout.stepCount == 65 && layout.step == 0 && !layout.isDone)
    layout.advance(steps: 60)
    #expect(layout.step == 60 && !layout.isDone)
    let before = layout.positions
    layout.advance(steps: -3)
    #expect(layout.positions == before)
    layout.advance(steps: .max)
    #expect(layout.step == 65 && layout.isDone)
  }

  @Test func `sharpening keeps more neighbours and leaves the whole as it is`() {
    let plain = PlaneLayout.Schedule(exaggerated: 100, plain: 200, sharpening: 0)
    let sharp = PlaneLayout.Schedule(exaggerated: 100, plain: 200, sharpening: 50)
    let layouts = [plain, sharp].map { schedule in
      var layout = PlaneLayout(lists, perplexity: 12, schedule: schedule, workers: Samples.workers)
      layout.advance(steps: .max)
      return layout
    }
    let kept = layouts.map { lists.kept(at: $0.positions, workers: Samples.workers) }
    #expect(kept[1] > kept[0] + 0.05)
    #expect(moved(layouts[0].positions, layouts[1].positions) < 0.05)
  }

  @Test func `a plane goes on from where it is`() {
    var layout = PlaneLayout(lists, perplexity: 12, workers: Samples.workers)
    layout.advance(steps: .max)
    let before = layout.positions
    var onward = PlaneLayout(lists, from: before, perplexity: 12, workers: Samples.workers)
    #expect(onward.positions == before)
    onward.advance(steps: .max)
    #expect(moved(before, onward.positions) < 0.05)
    let kept = [before, onward.positions].map { lists.kept(at: $0, workers: Samples.workers) }
    #expect(kept[1] > kept[0] - 0.02)
  }

  @Test func `who is new begins among its neighbours`() {
    var layout = PlaneLayout(lists, perplexity: 12, workers: Samples.workers)
    layout.advance(steps: .max)
    var positions = layout.positions
    let place = positions[17]
    let size = positions.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    for unknown in [SIMD2(Float.nan, 0), SIMD2(0, .infinity), SIMD2(1e30, 0)] {
      positions[17] = unknown
      var onward = PlaneLayout(lists, from: positions, workers: Samples.workers)
      let way = onward.positions[17] - place
      #expect(max(abs(way.x), abs(way.y)) < 0.5 * size)
      onward.advance(steps: .max)
      #expect(isFinite(onward.positions))
    }
  }

  @Test(arguments: [0, 1, 2, 3, 9, 12, 13])
  func `few items have places, too`(count: Int) {
    let all = (0..<count).map { item in (0..<count).filter { $0 != item } }
    let places = laidOut(NeighbourLists(ranked: all))
    #expect(places.count == count && isFinite(places))
    #expect(Set(places).count == count)
  }

  @Test func `items that are alike in all have places, too`() {
    let same = (0..<40).map { item in
      (0..<40).filter { $0 != item }.map { NeighbourLists.Neighbour(item: $0, distance: 0) }
    }
    let lists = NeighbourLists(same)
    #expect(isFinite(laidOut(lists)))
    // From one place none can be told from the other; they stay together, but as numbers.
    var layout = PlaneLayout(
      lists, from: [SIMD2<Float>](repeating: SIMD2(1, 1), count: 40), workers: Samples.workers)
    layout.advance(steps: .max)
    #expect(isFinite(layout.positions))
    #expect(layout.divergence().isFinite)
  }

  @Test func `who belongs nowhere stands about the others`() {
    var some = Samples.nearest(10, of: Samples.rows(60))
    some += [[], [], []]
    let places = laidOut(NeighbourLists(some))
    #expect(isFinite(places))
    let lengths = places.map { ($0 * $0).sum() }
    let farthest = lengths.prefix(60).max() ?? 0
    #expect(lengths.suffix(3).allSatisfy { $0 > farthest })
    #expect(Set(places.suffix(3)).count == 3)
    #expect(isFinite(laidOut(NeighbourLists(ranked: [[], [], []]))))
    #expect(laidOut(NeighbourLists(ranked: [[]])) == [.zero])
  }

  @Test func `pairs that know nobody else, and one whom everybody names, stay within sight`() {
    let pairs = (0..<30).map { [$0 ^ 1] }
    let star = [[]] + (1..<500).map { _ in [0] }
    for lists in [pairs, star] {
      let places = laidOut(NeighbourLists(ranked: lists))
      #expect(places.allSatisfy { abs($0.x) < 1e4 && abs($0.y) < 1e4 })
    }
  }
}
