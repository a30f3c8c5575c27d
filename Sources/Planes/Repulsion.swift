import FactorKernels

/// What drives items apart: each from all others, those that are far away taken together.
///
///     Σ_j q_ij² (y_i − y_j)    and to Z    Σ_j q_ij    q_ij = 1 / (1 + |y_i − y_j|²)
///
/// Source: van der Maaten: Accelerating t-SNE using Tree-Based Algorithms, JMLR 15 (2014), section 4.2. There a walk
/// serves one point, here a group of them, and what it finds acts on vectors of eight.
struct Repulsion: Sendable {
  /// How large a rectangle may be, as seen from what it acts on, to be taken as one point: the squares of its reach and of
  /// the distance, divided. 0 takes none so.
  let coarseness: Float

  /// Good to some thousandths of Z, and to a hundredth of the gradient.
  static let usual = Repulsion(coarseness: 0.2)
  /// All pairs.
  static let exact = Repulsion(coarseness: 0)

  /// What the points of some groups feel.
  struct Push: Sendable {
    /// By place, from the first group's first.
    var forces: [SIMD2<Float>] = []
    /// Σ q_ij of them with all others.
    var sum = 0.0
  }

  /// The force is smooth on the scale of 1: however near, what is small against 1 is as good as a point.
  private static let softening: Float = 0.25

  func push(on groups: ArraySlice<PlaneTree.Group>, of tree: PlaneTree) -> Push {
    var push = Push()
    withUnsafeTemporaryAllocation(of: PlaneSource.self, capacity: Sources.capacity) { room in
      for group in groups { add(group, of: tree, room, to: &push) }
    }
    return push
  }

  private func add(
    _ group: PlaneTree.Group, of tree: PlaneTree, _ room: UnsafeMutableBufferPointer<PlaneSource>,
    to push: inout Push
  ) {
    var felt = group.leaves.map { Felt(x: tree.xs[$0], y: tree.ys[$0]) }
    var sources = Sources(room)
    let box = tree.nodes[group.node]
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      let gap = pointwiseMax(pointwiseMax(box.low - node.centre, node.centre - box.high), .zero)
      if node.reach <= coarseness * (Self.softening + (gap * gap).sum()) {
        sources.append(x: node.centre.x, y: node.centre.y, mass: node.mass)
        index = node.next
      } else {
        if let leaf = node.leaf { sources.append(leaf, of: tree) }
        index += 1
      }
      if sources.isNearlyFull { sources.act(on: &felt) }
    }
    sources.act(on: &felt)
    for (leaf, felt) in zip(group.leaves, felt) {
      for lane in 0..<tree.count(inLeaf: leaf) {
        push.forces.append(SIMD2(felt.forceX[lane], felt.forceY[lane]))
        // Among all is the point itself.
        push.sum += Double(felt.sum[lane]) - 1
      }
    }
  }
}

/// What the points of a leaf have felt so far; laid out as `plane_push` has it.
private struct Felt {
  typealias Vector = PlaneTree.Vector
  let x: Vector
  let y: Vector
  var sum = Vector.zero
  var forceX = Vector.zero
  var forceY = Vector.zero
}

/// What acts on a group and has not done so yet.
private struct Sources {
  static let capacity = 512
  private let room: UnsafeMutableBufferPointer<PlaneSource>
  private var count = 0

  init(_ room: UnsafeMutableBufferPointer<PlaneSource>) { self.room = room }

  /// Whether there is no room for a leaf.
  var isNearlyFull: Bool { count + PlaneTree.lanes > room.count }

  @inline(__always)
  mutating func append(x: Float, y: Float, mass: Float) {
    room[count] = PlaneSource(x: x, y: y, mass: mass, unused: 0)
    count += 1
  }

  @inline(__always)
  mutating func append(_ leaf: Int, of tree: PlaneTree) {
    let (x, y) = (tree.xs[leaf], tree.ys[leaf])
    for lane in 0..<tree.count(inLeaf: leaf) { append(x: x[lane], y: y[lane], mass: 1) }
  }

  mutating func act(on felt: inout [Felt]) {
    let count = count
    self.count = 0
    felt.withUnsafeMutableBytes { felt in
      guard let points = felt.baseAddress, let first = room.baseAddress else { return }
      plane_push(points, felt.count / MemoryLayout<Felt>.stride, first, count)
    }
  }
}
