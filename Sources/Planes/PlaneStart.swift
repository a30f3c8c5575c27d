import Concurrency
import Glibc
import RatingData

/// Where items stand before the first step.
enum PlaneStart {
  /// Standard deviation along each axis, at which all pairs still act on each other alike.
  private static let spread = 1e-4
  private static let averagings = 60

  /// Lays items out along the two slowest modes of the graph of affinities, small about the origin: what belongs together
  /// in the large is on one side from the beginning, and the same is so with every seed.
  ///
  /// From random numbers on, each item goes half way to the mean of those it belongs to, again and again; what is left of
  /// the numbers at the end are the modes that averaging wears down last.
  ///
  /// Sources: Belkin, Niyogi: Laplacian Eigenmaps for Dimensionality Reduction and Data Representation, Neural Computation
  /// 15 (2003); why it matters: Kobak, Linderman: Initialization is critical for preserving global data structure in both
  /// t-SNE and UMAP, Nature Biotechnology 39 (2021).
  static func spectral(
    _ affinities: Affinities, _ members: [Int32], seed: UInt64, workers: Workers
  ) -> [SIMD2<Float>] {
    var random = SeededGenerator(seed: seed, stream: .start)
    var positions = (0..<affinities.count).map { _ in
      SIMD2(random.unitFloat() - 0.5, random.unitFloat() - 0.5)
    }
    level(&positions, members)
    for _ in 0..<averagings {
      let before = positions
      positions = workers.map(ItemStretch.count(of: before.count)) { stretch in
        ItemStretch.items(stretch, of: before.count).map { averaged($0, affinities, before) }
      }.flatMap { $0 }
      level(&positions, members)
    }
    // Two of which the graph knows no difference would stand in one place, and stay there.
    return positions.map { position in
      position + SIMD2(random.unitFloat() - 0.5, random.unitFloat() - 0.5) * Float(spread / 100)
    }
  }

  private static func averaged(
    _ item: Int, _ affinities: Affinities, _ positions: [SIMD2<Float>]
  ) -> SIMD2<Float> {
    var sum = SIMD2<Float>.zero
    var weight: Float = 0
    for place in affinities.range(of: item) {
      sum += positions[Int(affinities.items[place])] * affinities.strengths[place]
      weight += affinities.strengths[place]
    }
    return weight > 0 ? (positions[item] + sum / weight) / 2 : positions[item]
  }

  /// Takes out the mean, and out of y what it shares with x, and scales both to the spread.
  private static func level(_ positions: inout [SIMD2<Float>], _ members: [Int32]) {
    let count = Double(max(1, members.count))
    var sum = SIMD2<Double>.zero
    for item in members { sum += SIMD2<Double>(positions[Int(item)]) }
    let mean = SIMD2<Float>(sum / count)
    var squares = SIMD2<Double>.zero
    var product = 0.0
    for item in members {
      positions[Int(item)] -= mean
      let position = SIMD2<Double>(positions[Int(item)])
      squares += position * position
      product += position.x * position.y
    }
    let shared = squares.x > 0 ? product / squares.x : 0
    let left = squares.y - shared * product
    let scale = SIMD2<Float>(
      Float(self.scale(squares.x / count)), Float(self.scale(left / count)))
    for item in members {
      positions[Int(item)].y -= Float(shared) * positions[Int(item)].x
      positions[Int(item)] *= scale
    }
  }

  private static func scale(_ variance: Double) -> Double {
    variance > .leastNormalMagnitude ? spread / variance.squareRoot() : 0
  }
}
