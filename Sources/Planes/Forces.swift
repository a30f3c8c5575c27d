import Concurrency
import Glibc

/// What the items of a plane feel: the two halves of t-SNE's gradient, and Z.
///
/// Source: van der Maaten, Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), equation 5.
struct Forces: Sendable {
  /// By item.
  private let pull: [SIMD2<Float>]
  /// By place of the tree.
  private let push: [SIMD2<Float>]
  /// Z = Σ_i Σ_j≠i q_ij.
  let sum: Double

  private enum Piece: Sendable {
    case push(Repulsion.Push)
    case pull([SIMD2<Float>])
  }

  /// - Parameter tree: of the items that stand at `positions`.
  init(
    _ affinities: Affinities, _ tree: PlaneTree, _ repulsion: Repulsion,
    at positions: [SIMD2<Float>], workers: Workers
  ) {
    let pushes = tree.stretchCount
    let pieces = workers.map(pushes + ItemStretch.count(of: positions.count)) { piece in
      if piece < pushes {
        return Piece.push(repulsion.push(on: tree.groups(inStretch: piece), of: tree))
      }
      let items = ItemStretch.items(piece - pushes, of: positions.count)
      return Piece.pull(Attraction.pull(on: items, by: affinities, at: positions))
    }
    var pull: [SIMD2<Float>] = []
    var push: [SIMD2<Float>] = []
    var sum = 0.0
    pull.reserveCapacity(positions.count)
    push.reserveCapacity(tree.items.count)
    for piece in pieces {
      switch piece {
      case .push(let part):
        push += part.forces
        sum += part.sum
      case .pull(let part): pull += part
      }
    }
    (self.pull, self.push, self.sum) = (pull, push, sum)
  }

  /// A quarter of the gradient of the divergence, of an item at a place of the tree.
  ///
  /// - Parameter exaggeration: of the affinities.
  @inline(__always)
  func slope(of item: Int, at place: Int, exaggeration: Float) -> SIMD2<Float> {
    // Nothing is pushed where nobody is within sight of anybody.
    pull[item] * exaggeration - push[place] * Float(sum > 0 ? 1 / sum : 0)
  }
}

extension Affinities {
  /// What t-SNE makes small: the Kullback–Leibler divergence of the plane's pairs, q_ij / Z, from these.
  ///
  /// Source: van der Maaten, Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), equation 2.
  func divergence(at positions: [SIMD2<Float>], sum: Double) -> Double {
    var divergence = log(sum)
    for item in 0..<count {
      for place in range(of: item) where strengths[place] > 0 {
        let p = Double(strengths[place])
        let way = positions[item] - positions[Int(items[place])]
        divergence += p * (log(p) + log(1 + Double((way * way).sum())))
      }
    }
    return divergence
  }
}
