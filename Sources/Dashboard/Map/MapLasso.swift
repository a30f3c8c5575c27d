/// A shape around movies on the map, closed from its last corner to its first.
struct MapLasso: Sendable {
  private(set) var corners: [PlanePoint] = []

  /// More corners than a hand draws; a mouse sends one for every cell that it passes.
  private static let most = 1_000

  var isEmpty: Bool { corners.isEmpty }
  /// Whether it has an inside.
  var isClosed: Bool { corners.count > 2 }

  mutating func add(_ corner: PlanePoint) {
    if corners.count < Self.most { corners.append(corner) }
  }

  /// Whether a point is inside, by the number of edges to the right of it.
  ///
  /// Source: Shimrat: Algorithm 112, position of point relative to polygon, CACM 1962.
  /// https://doi.org/10.1145/368637.368653
  func contains(_ point: PlanePoint) -> Bool {
    guard isClosed else { return false }
    var isInside = false
    var last = corners[corners.count - 1]
    for corner in corners {
      if (corner.y > point.y) != (last.y > point.y) {
        let crossing =
          (last.x - corner.x) * (point.y - corner.y) / (last.y - corner.y) + corner.x
        if point.x < crossing { isInside.toggle() }
      }
      last = corner
    }
    return isInside
  }
}
