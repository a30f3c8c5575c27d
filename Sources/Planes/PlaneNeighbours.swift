import Concurrency

/// The items that stand nearest to each in the plane, nearest first; exact, ties by item.
struct PlaneNeighbours: Sendable {
  /// How many each has: as many as were asked for, or all others.
  let count: Int
  /// `count` a place of the tree.
  private let found: [Int32]

  init(of tree: PlaneTree, count: Int, workers: Workers) {
    let count = max(0, min(count, tree.items.count - 1))
    self.count = count
    guard count > 0 else {
      found = []
      return
    }
    found = workers.map(tree.stretchCount) { stretch in
      var found: [Int32] = []
      withUnsafeTemporaryAllocation(of: Nearest.Entry.self, capacity: count) { room in
        var nearest = Nearest(room)
        for group in tree.groups(inStretch: stretch) {
          for place in tree.places(of: group) {
            tree.find(&nearest, of: place, in: group)
            found += nearest.entries.map(\.item)
          }
        }
      }
      return found
    }.flatMap { $0 }
  }

  /// Those nearest to the item at a place of the tree.
  func at(_ place: Int) -> ArraySlice<Int32> { found[place * count..<(place + 1) * count] }
}

/// The nearest of those that are offered, in ascending order.
private struct Nearest {
  struct Entry {
    let item: Int32
    let square: Float

    func isNearer(than other: Entry) -> Bool {
      square < other.square || (square == other.square && item < other.item)
    }
  }

  private let room: UnsafeMutableBufferPointer<Entry>
  private var count = 0
  /// What is farther is not wanted.
  private(set) var limit = Float.infinity

  /// - Parameter room: for as many as are wanted, at least one.
  init(_ room: UnsafeMutableBufferPointer<Entry>) { self.room = room }

  var entries: Slice<UnsafeMutableBufferPointer<Entry>> { room[..<count] }

  mutating func removeAll() {
    count = 0
    limit = .infinity
  }

  @inline(__always)
  mutating func offer(_ entry: Entry) {
    guard entry.square <= limit else { return }
    let isFull = count == room.count
    if isFull, !entry.isNearer(than: room[count - 1]) { return }
    var place = isFull ? count - 1 : count
    while place > 0, entry.isNearer(than: room[place - 1]) {
      room[place] = room[place - 1]
      place -= 1
    }
    room[place] = entry
    if !isFull { count += 1 }
    if count == room.count { limit = room[count - 1].square }
  }
}

extension PlaneTree {
  /// Looks in the point's own group first: what it finds there tells how little of the rest can be nearer.
  fileprivate func find(_ nearest: inout Nearest, of place: Int, in group: Group) {
    let (leaf, lane) = (place / Self.lanes, place % Self.lanes)
    let at = SIMD2(xs[leaf][lane], ys[leaf][lane])
    nearest.removeAll()
    for leaf in group.leaves { offer(leaf, to: &nearest, from: at, besides: place) }
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      let gap = pointwiseMax(pointwiseMax(node.low - at, at - node.high), .zero)
      if index == group.node || (gap * gap).sum() > nearest.limit {
        index = node.next
      } else {
        if let leaf = node.leaf { offer(leaf, to: &nearest, from: at, besides: place) }
        index += 1
      }
    }
  }

  @inline(__always)
  private func offer(
    _ leaf: Int, to nearest: inout Nearest, from at: SIMD2<Float>, besides place: Int
  ) {
    let (dx, dy) = (xs[leaf] - at.x, ys[leaf] - at.y)
    let squares = dx * dx + dy * dy
    for lane in 0..<count(inLeaf: leaf) where leaf * Self.lanes + lane != place {
      let item = items[leaf * Self.lanes + lane]
      nearest.offer(Nearest.Entry(item: item, square: squares[lane]))
    }
  }
}
