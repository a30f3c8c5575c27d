import Models
import Testing

@Suite struct `Rank-biased overlap` {
  @Test func `is 1 of the same list, 0 of lists that share nothing`() {
    #expect(abs(RankBiasedOverlap.of([1, 2, 3], [1, 2, 3]) - 1) < 1e-12)
    #expect(RankBiasedOverlap.of([1, 2, 3], [4, 5, 6]) == 0)
    #expect(RankBiasedOverlap.of([Int](), []) == 1)
    #expect(RankBiasedOverlap.of([1], []) == 0)
  }

  /// By hand: overlaps 0/1, 2/2, 2/3 at p = 0.5; 2/3 · 1/8 + (0 · 1/2 + 1 · 1/4 + 2/3 · 1/8).
  @Test func `is the paper's extrapolation`() {
    let found = RankBiasedOverlap.of(["a", "b", "c"], ["b", "a", "d"], persistence: 0.5)
    #expect(abs(found - (2.0 / 24 + 0.25 + 2.0 / 24)) < 1e-12)
  }

  @Test func `a change at the top weighs more than one at the end`() {
    let list = Array(0..<20)
    var top = list
    top.swapAt(0, 1)
    var end = list
    end.swapAt(18, 19)
    #expect(RankBiasedOverlap.of(list, top) < RankBiasedOverlap.of(list, end))
  }
}
