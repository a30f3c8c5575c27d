import Glibc
import RatingData

/// How likely each movie is to be rated, and samples by it in constant time.
///
/// The movie of rank r weighs 1 / (r + q)², a Zipf–Mandelbrot law: a head that is nearly flat and a
/// long tail. q grows with the catalogue so that the head has about the share that it has in MovieLens
/// 100K, 1M and 25M. Samples take Walker's table of aliases.
///
/// Source: Walker: An Efficient Method for Generating Discrete Random Variables with General
/// Distributions, ACM TOMS 3 (1977). https://doi.org/10.1145/355744.355749
struct Popularity {
  /// By movie.
  let weights: [Float]
  /// A sample's own movie wins below this, out of 2³²; else its alias does.
  private let thresholds: [UInt32]
  private let aliases: [Int32]

  init(movies: Int, _ generator: inout SeededGenerator) {
    let head = (25 * pow(Double(movies), 0.3)).rounded()
    let weights = generator.permutation(of: movies).map { rank in
      1 / ((Double(rank) + head) * (Double(rank) + head))
    }
    self.weights = weights.map { Float($0) }
    (thresholds, aliases) = Self.table(weights)
  }

  /// Whoever has more than an equal share fills up whoever has less.
  private static func table(_ weights: [Double]) -> ([UInt32], [Int32]) {
    let equal = weights.reduce(0, +) / Double(weights.count)
    var shares = weights.map { $0 / equal }
    var thresholds = [UInt32](repeating: .max, count: weights.count)
    var aliases = Array(0..<Int32(weights.count))
    var poor = shares.indices.filter { shares[$0] < 1 }
    var rich = shares.indices.filter { shares[$0] >= 1 }
    while let giver = rich.last, let taker = poor.popLast() {
      thresholds[taker] = UInt32(clamping: Int(shares[taker] * 0x1p32))
      aliases[taker] = Int32(giver)
      shares[giver] -= 1 - shares[taker]
      if shares[giver] < 1 {
        rich.removeLast()
        poor.append(giver)
      }
    }
    return (thresholds, aliases)
  }

  @inline(__always)
  func sample(_ generator: inout SeededGenerator) -> Int {
    let bits = generator.next()
    // The upper half chooses an entry, the lower half between its two movies.
    let entry = Int(truncatingIfNeeded: ((bits >> 32) &* UInt64(thresholds.count)) >> 32)
    return UInt32(truncatingIfNeeded: bits) < thresholds[entry] ? entry : Int(aliases[entry])
  }
}
