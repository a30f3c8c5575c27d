import Concurrency
import RatingData

/// Training ratings in n × n blocks: users and movies are in n groups each, of about as many ratings. The n
/// blocks of a stratum share no row, so that they may be learned at the same time, and the rows of a block
/// stay in a core's cache. What comes of it does not depend on how many are.
///
/// Source: Gemulla, Nijkamp, Haas, Sismanis: Large-Scale Matrix Factorization with Distributed Stochastic Gradient
/// Descent, KDD 2011. https://doi.org/10.1145/2020408.2020426
struct SampleBlocks {
  /// n: groups of a side, and strata.
  let groups: Int
  /// Block after block, of users' groups first.
  private(set) var samples: [Sample]
  private let starts: [Int]
  /// What is added to a user's group for the movies', in the order of this epoch.
  private var offsets: [Int]

  /// Ratings that a block should have: fewer are not worth sharing out. And blocks of which the rows of sixty
  /// million movie ratings stay in half a megabyte.
  private static let ratingsPerBlock = 1024
  private static let mostGroups = 64

  /// n for so many samples in such batches; 1 where they had better be learned one after another.
  static func groups(_ samples: Int, batch: Int, users: Int, movies: Int) -> Int {
    let blocks = samples / max(ratingsPerBlock, 8 * min(batch, samples))
    let groups = Int(Double(blocks).squareRoot())
    return max(1, min(groups, mostGroups, users, movies))
  }

  /// - Parameter users: their count; rows from there on are movies.
  init(_ samples: [Sample], users: Int, rows: Int, groups: Int) {
    self.groups = groups
    let groupOfUser = Self.groups(samples.lazy.map { Int($0.user) }, rows: users, groups)
    let groupOfMovie = Self.groups(
      samples.lazy.map { Int($0.movie) - users }, rows: rows - users, groups)
    func block(_ sample: Sample) -> Int {
      groupOfUser[Int(sample.user)] * groups + groupOfMovie[Int(sample.movie) - users]
    }
    var starts = [Int](repeating: 0, count: groups * groups + 1)
    for sample in samples { starts[block(sample) + 1] += 1 }
    for block in 0..<groups * groups { starts[block + 1] += starts[block] }
    var next = starts
    var sorted = samples
    for sample in samples {
      let block = block(sample)
      sorted[next[block]] = sample
      next[block] += 1
    }
    self.samples = sorted
    self.starts = starts
    offsets = Array(0..<groups)
  }

  /// Which group each row is in: as many ratings in each as can be, rows in their order.
  private static func groups(_ rated: some Sequence<Int>, rows: Int, _ groups: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: rows)
    var total = 0
    for row in rated {
      counts[row] += 1
      total += 1
    }
    var before = 0
    return counts.map { count in
      let group = min(groups - 1, (before + count / 2) * groups / max(1, total))
      before += count
      return group
    }
  }

  /// Where the samples of a stratum's block are.
  func range(_ stratum: Int, _ block: Int) -> Range<Int> {
    let index = block * groups + (block + offsets[stratum]) % groups
    return starts[index]..<starts[index + 1]
  }

  /// Batches of the longest block of a stratum.
  func batches(in stratum: Int, of size: Int) -> Int {
    (0..<groups).reduce(0) { max($0, (range(stratum, $1).count + size - 1) / size) }
  }

  func count(in stratum: Int) -> Int { (0..<groups).reduce(0) { $0 + range(stratum, $1).count } }

  /// Shuffles the order of the epoch before: the strata, and every block's samples.
  mutating func shuffle(seed: UInt64, epoch: Int, workers: Workers) {
    let seed = seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(epoch) << 16
    var rng = SeededGenerator(seed: seed, stream: .order)
    offsets.shuffle(using: &rng)
    let starts = starts
    samples.withUnsafeMutableBufferPointer { samples in
      // Each piece writes the samples of one block.
      nonisolated(unsafe) let samples = samples
      workers.share(groups * groups) { block in
        var rng = SeededGenerator(seed: seed ^ UInt64(block + 1), stream: .order)
        let part = UnsafeMutableBufferPointer(rebasing: samples[starts[block]..<starts[block + 1]])
        part.shuffle(with: &rng)
      }
    }
  }
}
