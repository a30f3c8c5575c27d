import Concurrency

extension NeighbourLists {
  /// The first neighbours that a plane is judged by.
  public static let counted = 10

  /// How good a plane is: of the first neighbours by list, the share that is among as many nearest in the plane.
  ///
  /// What has no finite position has nobody near. Items without a list are not asked. Nearest in the plane is exact, ties
  /// by item.
  ///
  /// - Parameters:
  ///   - positions: by item.
  ///   - count: how many of each list, and how many nearest.
  /// - Returns: 0 ... 1; 0 where there are no lists.
  public func kept(
    at positions: [SIMD2<Float>], count: Int = NeighbourLists.counted, workers: Workers
  ) -> Double {
    precondition(
      positions.count == self.count, "\(positions.count) positions of \(self.count) items")
    let standing = (0..<Int32(self.count)).filter {
      positions[Int($0)].x.isFinite && positions[Int($0)].y.isFinite
    }
    let tree = PlaneTree(of: standing, at: positions)
    let nearest = PlaneNeighbours(of: tree, count: count, workers: workers)
    var kept = 0
    for (place, item) in tree.items.enumerated() {
      let wanted = first(count, of: Int(item))
      kept += nearest.at(place).reduce(0) { $0 + (wanted.contains($1) ? 1 : 0) }
    }
    let all = (0..<self.count).reduce(0) { $0 + first(count, of: $1).count }
    return all == 0 ? 0 : Double(kept) / Double(all)
  }
}
