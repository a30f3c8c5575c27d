import Concurrency

/// Steps that bring more of each item's first neighbours by list among its nearest in the plane.
///
/// t-SNE weighs all neighbours and all distances; the few nearest are what a person looks at. With ρ_i between the tenth
/// and the eleventh nearest of i, a neighbour that stands d away counts as
///
///     1 / (1 + (d² / ρ_i²)⁴)
///
/// as good as 1 well within ρ_i and as good as 0 well outside. Steps make the sum over the first ten of all lists grow:
/// what of a list stands about ρ_i is drawn in. ρ_i moves with whoever stands there: those of them who are on no list are
/// driven out, as strongly in all, so that the plane neither grows nor shrinks. What is far out is let go, and the shape
/// of the whole stays.
///
/// On MovieLens 1M, 3,043 movies, ten nearest: 0.43 → 0.51 of the factors of `browse` are kept.
struct Sharpening: Sendable {
  /// The first neighbours that count, and the nearest that they are to be among.
  private static let counted = NeighbourLists.counted
  /// The nearest in the plane among which to look for those at ρ.
  private static let known = 32
  /// Steps after which they are looked up anew.
  private static let stepsPerLookup = 10
  /// d² / ρ² above which there is as good as no force.
  private static let farthest: Float = 6
  private static let momentum: Float = 0.9
  /// In squares of ρ.
  private static let rate: Float = 0.04

  private let lists: NeighbourLists
  private var velocities: [SIMD2<Float>]
  /// By place: the items, and the nearest to each.
  private var items: [Int32]
  private var nearest: PlaneNeighbours?
  private var stepsOfLookup = 0

  init(_ lists: NeighbourLists, _ members: [Int32]) {
    self.lists = lists
    velocities = [SIMD2<Float>](repeating: .zero, count: lists.count)
    items = members
  }

  mutating func step(_ positions: inout [SIMD2<Float>], workers: Workers) {
    // With so few items all stand among the nearest.
    guard items.count > Self.counted + 1, let nearest = nearest(at: positions, workers) else {
      return
    }
    let (now, lists, items) = (positions, lists, items)
    let pieces = workers.map(ItemStretch.count(of: items.count)) { stretch in
      var tensions = Tensions()
      for place in ItemStretch.items(stretch, of: items.count) {
        tensions.add(
          Int(items[place]), wanted: lists.first(Self.counted, of: Int(items[place])),
          nearest: nearest.at(place), at: now)
      }
      return tensions
    }
    var forces = [SIMD2<Float>](repeating: .zero, count: positions.count)
    for piece in pieces {
      for tension in piece.all {
        forces[Int(tension.one)] -= tension.force
        forces[Int(tension.other)] += tension.force
      }
    }
    let radii = pieces.flatMap(\.radii)
    for (item, radius) in zip(items, radii) {
      let item = Int(item)
      velocities[item] = velocities[item] * Self.momentum + forces[item] * (Self.rate * radius)
      positions[item] += velocities[item]
    }
  }

  private mutating func nearest(
    at positions: [SIMD2<Float>], _ workers: Workers
  ) -> PlaneNeighbours? {
    if nearest == nil || stepsOfLookup == Self.stepsPerLookup {
      let tree = PlaneTree(of: items, at: positions)
      items = tree.items
      nearest = PlaneNeighbours(of: tree, count: Self.known, workers: workers)
      stepsOfLookup = 0
    }
    stepsOfLookup += 1
    return nearest
  }

  /// What draws two items together; where it is negative, what drives them apart.
  private struct Tension: Sendable {
    let one: Int32
    let other: Int32
    /// On the other, and as much the other way on the one.
    let force: SIMD2<Float>
  }

  /// What some items do to others.
  private struct Tensions: Sendable {
    var all: [Tension] = []
    /// ρ² by item.
    var radii: [Float] = []
    private var squares: [Float] = []

    mutating func add(
      _ item: Int, wanted: ArraySlice<Int32>, nearest: ArraySlice<Int32>,
      at positions: [SIMD2<Float>]
    ) {
      let radius = radius(of: item, nearest, at: positions)
      radii.append(radius)
      // What stands at one place cannot be told apart.
      guard radius > .leastNormalMagnitude else { return }
      let begin = all.count
      let pulls = append(item, wanted, besides: [], radius, at: positions)
      let middle = all.count
      let pushes = append(item, nearest, besides: wanted, radius, at: positions)
      let balance = pushes > 0 ? -pulls / pushes : 0
      guard balance < 0 else {
        all.removeSubrange(begin...)
        return
      }
      for index in middle..<all.count {
        let tension = all[index]
        all[index] = Tension(
          one: tension.one, other: tension.other, force: tension.force * balance)
      }
    }

    /// ρ²: the mean, as of factors, of the squares of the two distances between which the border is.
    private mutating func radius(
      of item: Int, _ nearest: ArraySlice<Int32>, at positions: [SIMD2<Float>]
    ) -> Float {
      squares.removeAll(keepingCapacity: true)
      for other in nearest {
        let way = positions[item] - positions[Int(other)]
        squares.append((way * way).sum())
      }
      squares.sort()
      return (squares[Sharpening.counted - 1] * squares[Sharpening.counted]).squareRoot()
    }

    /// Adds those of an item with some others, and says how strong they are in all, by how much of its distance each
    /// would move.
    private mutating func append(
      _ item: Int, _ others: ArraySlice<Int32>, besides named: ArraySlice<Int32>,
      _ radius: Float, at positions: [SIMD2<Float>]
    ) -> Float {
      var sum: Float = 0
      for other in others where !named.contains(other) {
        let way = positions[item] - positions[Int(other)]
        let ratio = (way * way).sum() / radius
        guard ratio < Sharpening.farthest else { continue }
        let cube = ratio * ratio * ratio
        let slope = cube / ((1 + cube * ratio) * (1 + cube * ratio))
        sum += slope * ratio
        all.append(
          Tension(one: Int32(item), other: other, force: way * (slope / radius)))
      }
      return sum
    }
  }
}
