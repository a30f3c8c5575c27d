import Glibc
import Testing

@testable import Planes

@Suite struct `Affinities of items` {
  private func probabilities(_ distances: [Float], perplexity: Double) -> [Float] {
    var probabilities = [Float](repeating: .nan, count: distances.count)
    probabilities.withUnsafeMutableBufferPointer { probabilities in
      distances.withUnsafeBufferPointer {
        Perplexity.fill(probabilities, distances: $0, perplexity: perplexity)
      }
    }
    return probabilities
  }

  private func perplexity(of probabilities: [Float]) -> Double {
    exp(probabilities.reduce(0.0) { $0 - ($1 > 0 ? Double($1) * log(Double($1)) : 0) })
  }

  @Test(arguments: [2.0, 5, 30, 80])
  func `an item has as many neighbours in effect as are wanted`(wanted: Double) {
    let scales: [Float] = [1e-6, 1, 1e6]
    for scale in scales {
      let distances = (1...90).map { scale * (5 + Float($0).squareRoot()) }
      let found = probabilities(distances, perplexity: wanted)
      #expect(abs(perplexity(of: found) - wanted) < 1e-3 * wanted, "scale \(scale)")
      #expect(abs(found.reduce(0, +) - 1) < 1e-5, "scale \(scale)")
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 >= $1 }, "scale \(scale)")
    }
  }

  @Test func `neighbours at one distance, or too few of them, are equally likely`() {
    #expect(probabilities([3, 3, 3, 3], perplexity: 2) == [0.25, 0.25, 0.25, 0.25])
    #expect(probabilities([1, 2], perplexity: 30) == [0.5, 0.5])
    #expect(probabilities([0, 0], perplexity: 1) == [0.5, 0.5])
    #expect(probabilities([7], perplexity: 30) == [1])
    #expect(probabilities([], perplexity: 30) == [])
  }

  @Test func `pairs are symmetric and sum to 1`() {
    let affinities = Affinities(Samples.few, perplexity: 5, workers: Samples.workers)
    var pairs: [SIMD2<Int32>: Float] = [:]
    for item in 0..<Samples.few.count {
      for place in affinities.range(of: item) where affinities.strengths[place] > 0 {
        let pair = SIMD2(Int32(item), affinities.items[place])
        #expect(pairs[pair] == nil, "\(pair) stands twice")
        pairs[pair] = affinities.strengths[place]
      }
    }
    for (pair, strength) in pairs { #expect(pairs[SIMD2(pair.y, pair.x)] == strength) }
    #expect(abs(pairs.values.reduce(0.0) { $0 + Double($1) } - 1) < 1e-5)
  }

  @Test func `whom only the other one names belongs to it, too`() {
    let lists = NeighbourLists(ranked: [[1, 2], [0], [], [0]])
    let affinities = Affinities(lists, perplexity: 30, workers: Samples.workers)
    func strength(_ a: Int, _ b: Int32) -> Float {
      affinities.range(of: a).reduce(0) {
        $0 + (affinities.items[$1] == b ? affinities.strengths[$1] : 0)
      }
    }
    // Three items name others, with 1/2 and 1/2, 1, and 1.
    #expect(strength(0, 1) == 0.25 && strength(1, 0) == 0.25)
    #expect(abs(strength(2, 0) - 0.5 / 6) < 1e-7 && strength(0, 2) == strength(2, 0))
    #expect(abs(strength(3, 0) - 1.0 / 6) < 1e-7)
    #expect(strength(1, 2) == 0)
  }

  @Test func `lists leave out the item itself and what is nowhere`() {
    let lists = NeighbourLists([
      [
        .init(item: 0, distance: 0), .init(item: 1, distance: .nan),
        .init(item: 2, distance: .infinity), .init(item: 1, distance: -1),
      ], [], [],
    ])
    #expect(Array(lists.first(10, of: 0)) == [1])
    #expect(lists.distances == [0])
    #expect(lists.count == 3)
  }
}
