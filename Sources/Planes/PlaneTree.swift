/// Points of a plane in a tree of rectangles, each of which is parted into two with half of its points.
///
/// Points come in leaves of eight, which lie together as vectors. Nodes stand in the order in which a walk meets them, so
/// that a walk needs no memory: from a node it goes either to the next one, its first child, or past its subtree.
///
/// Points may move: `follow` makes the rectangles fit again. How small they are depends on where the points were when the
/// tree was built, and nothing else does.
struct PlaneTree: Sendable {
  typealias Vector = SIMD8<Float>
  static let lanes = 8

  /// A rectangle and what is in it.
  struct Node: Sendable {
    var low = SIMD2<Float>.zero
    var high = SIMD2<Float>.zero
    /// The mean of the points.
    var centre = SIMD2<Float>.zero
    /// The number of points.
    var mass: Float = 0
    /// The square of the distance from the centre to the farthest corner.
    var reach: Float = 0
    /// The node behind the subtree.
    var next = 0
    /// Nil where the node has children.
    var leaf: Int?
  }

  /// Some leaves in a row and the node above them.
  struct Group: Sendable {
    let node: Int
    let leaves: Range<Int>
  }

  /// Leaves that a walk serves at once: more of them share its cost, fewer of them have less that is near.
  private static let leavesPerGroup = 4
  private static let groupsPerStretch = 8

  /// Items by place: leaf by leaf, the last of which may be short.
  private(set) var items: [Int32]
  /// By leaf. Lanes behind the last point repeat it.
  private(set) var xs: [Vector] = []
  private(set) var ys: [Vector] = []
  private(set) var nodes: [Node] = []
  private(set) var groups: [Group] = []

  /// - Parameters:
  ///   - members: the items that are to be in the tree.
  ///   - positions: by item; finite.
  init(of members: [Int32], at positions: [SIMD2<Float>]) {
    var points = members.map { PlanePoint(at: positions[Int($0)], item: $0) }
    items = []
    guard !members.isEmpty else { return }
    let leafCount = (members.count + Self.lanes - 1) / Self.lanes
    nodes.reserveCapacity(2 * leafCount)
    points.withUnsafeMutableBufferPointer { part($0, 0..<leafCount, isGrouped: false) }
    items = points.map(\.item)
    xs = [Vector](repeating: .zero, count: leafCount)
    ys = xs
    follow(positions)
  }

  /// Sorts the points of some leaves into halves, down to single leaves, and adds their nodes.
  private mutating func part(
    _ points: UnsafeMutableBufferPointer<PlanePoint>, _ leaves: Range<Int>, isGrouped: Bool
  ) {
    let node = nodes.count
    nodes.append(Node())
    let isGroup = !isGrouped && leaves.count <= Self.leavesPerGroup
    if isGroup { groups.append(Group(node: node, leaves: leaves)) }
    if leaves.count == 1 {
      nodes[node].leaf = leaves.lowerBound
    } else {
      let middle = leaves.lowerBound + (leaves.count + 1) / 2
      let end = min(points.count, leaves.upperBound * Self.lanes)
      PlanePoint.part(points, leaves.lowerBound * Self.lanes..<end, at: middle * Self.lanes)
      part(points, leaves.lowerBound..<middle, isGrouped: isGrouped || isGroup)
      part(points, middle..<leaves.upperBound, isGrouped: isGrouped || isGroup)
    }
    nodes[node].next = nodes.count
  }

  /// Takes over where the items are now.
  mutating func follow(_ positions: [SIMD2<Float>]) {
    for leaf in xs.indices {
      var (x, y) = (Vector.zero, Vector.zero)
      for lane in 0..<Self.lanes {
        let place = min(leaf * Self.lanes + lane, items.count - 1)
        let position = positions[Int(items[place])]
        x[lane] = position.x
        y[lane] = position.y
      }
      (xs[leaf], ys[leaf]) = (x, y)
    }
    // Children stand behind their node.
    for node in nodes.indices.reversed() { nodes[node] = fitted(node) }
  }

  private func fitted(_ index: Int) -> Node {
    var node = nodes[index]
    if let leaf = node.leaf {
      let (x, y, count) = (xs[leaf], ys[leaf], count(inLeaf: leaf))
      node.low = SIMD2(x.min(), y.min())
      node.high = SIMD2(x.max(), y.max())
      var sum = SIMD2<Float>.zero
      for lane in 0..<count { sum += SIMD2(x[lane], y[lane]) }
      node.mass = Float(count)
      node.centre = sum / node.mass
    } else {
      let one = nodes[index + 1]
      let other = nodes[one.next]
      node.low = pointwiseMin(one.low, other.low)
      node.high = pointwiseMax(one.high, other.high)
      node.mass = one.mass + other.mass
      node.centre = (one.centre * one.mass + other.centre * other.mass) / node.mass
    }
    let corner = pointwiseMax(node.high - node.centre, node.centre - node.low)
    node.reach = (corner * corner).sum()
    return node
  }
}

extension PlaneTree {
  /// The points of a leaf, fewer than the lanes in the last.
  func count(inLeaf leaf: Int) -> Int { min(Self.lanes, items.count - leaf * Self.lanes) }

  func places(of group: Group) -> Range<Int> {
    group.leaves.lowerBound * Self.lanes..<min(items.count, group.leaves.upperBound * Self.lanes)
  }

  /// Groups in stretches that threads share.
  var stretchCount: Int { (groups.count + Self.groupsPerStretch - 1) / Self.groupsPerStretch }

  func groups(inStretch stretch: Int) -> ArraySlice<Group> {
    let first = stretch * Self.groupsPerStretch
    return groups[first..<min(groups.count, first + Self.groupsPerStretch)]
  }
}
