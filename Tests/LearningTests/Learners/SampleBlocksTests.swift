import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

@Suite("Blocks of ratings")
struct SampleBlocksTests {
  private static let ratings = Samples.ratings(users: 200, movies: 90, count: 10_000)

  private var samples: [Sample] {
    Sample.gather((0..<10_000).map { Int32($0) }, of: Self.ratings, scale: Standardization(mean: 0))
  }

  private var blocks: SampleBlocks { SampleBlocks(samples, users: 200, rows: 290, groups: 3) }

  @Test("The blocks of a stratum share no row, and an epoch has every rating once")
  func disjoint() {
    var blocks = blocks
    blocks.shuffle(seed: 4, epoch: 1, workers: Workers(count: 2))
    var positions: Set<Int> = []
    for stratum in 0..<3 {
      var rows: Set<Int32> = []
      for block in 0..<3 {
        let range = blocks.range(stratum, block)
        let own = Set(blocks.samples[range].flatMap { [$0.user, $0.movie] })
        #expect(rows.isDisjoint(with: own))
        rows.formUnion(own)
        positions.formUnion(range)
      }
      #expect(blocks.batches(in: stratum, of: 32) * 32 >= blocks.count(in: stratum) / 3)
    }
    #expect(positions == Set(0..<10_000))
    func keys(_ samples: [Sample]) -> [Int] {
      samples.map { Int($0.user) << 20 | Int($0.movie) << 8 | Int($0.target) }.sorted()
    }
    #expect(keys(blocks.samples) == keys(samples))
  }

  @Test("Groups have about as many ratings each")
  func balanced() {
    for stratum in 0..<3 {
      #expect(abs(blocks.count(in: stratum) - 3333) < 700)
    }
  }

  @Test("Each epoch shuffles anew, whatever the number of threads")
  func shuffles() {
    var (one, three) = (blocks, blocks)
    var orders: [[Int32]] = [one.samples.map(\.movie)]
    for epoch in 1...3 {
      one.shuffle(seed: 9, epoch: epoch, workers: Workers(count: 1))
      three.shuffle(seed: 9, epoch: epoch, workers: Workers(count: 3))
      #expect(one.samples.map(\.movie) == three.samples.map(\.movie))
      orders.append(one.samples.map(\.movie))
    }
    #expect(Set(orders).count == 4)
  }

  @Test(
    "There are as many groups as the ratings fill with batches",
    arguments: [(900, 32, 1), (90_000, 32, 9), (90_000, 1 << 40, 1), (90_000_000, 32, 64)])
  func groups(samples: Int, batch: Int, expected: Int) {
    #expect(SampleBlocks.groups(samples, batch: batch, users: 671, movies: 9066) == expected)
    #expect(SampleBlocks.groups(samples, batch: batch, users: 1, movies: 9066) == 1)
  }

  @Test("A second thread that plans batches changes nothing", arguments: [1, 7, 1000])
  func planned(chunk: Int) {
    let settings = Samples.settings(.seed)
    func trained(_ threads: Int) -> any Model {
      let learner = settings.makeLearner(
        for: Self.ratings, split: settings.split(Self.ratings), workers: Workers(count: threads))
      for _ in 0..<2 {
        learner.beginEpoch()
        var left = learner.stepsPerEpoch
        while left > 0 {
          _ = learner.advance(steps: min(left, chunk))
          left -= min(left, chunk)
        }
      }
      return learner.model()
    }
    #expect(trained(2).isEqual(to: trained(1)))
  }
}
