import Concurrency
import Glibc

@testable import Planes

/// Items whose neighbours are known, and planes to try forces on.
enum Samples {
  static let workers = Workers(count: 2)

  /// Nine clusters and what scatters about them; those of Oracle/planes.py.
  static func rows(_ count: Int) -> [[Double]] {
    (0..<count).map { item in
      (1...8).map { column -> Double in
        let (cluster, scatter) = ((item % 9 + 1) * column, item * item * column % 1000)
        return sin(Double(cluster)) + 0.6 * sin(Double(scatter))
      }
    }
  }

  /// The nearest of each row by Euclidean distance, nearest first, ties by item.
  static func nearest(_ count: Int, of rows: [[Double]]) -> [[NeighbourLists.Neighbour]] {
    rows.indices.map { item in
      rows.indices.filter { $0 != item }
        .map { (item: $0, distance: distance(rows[item], rows[$0])) }
        .sorted { ($0.distance, $0.item) < ($1.distance, $1.item) }
        .prefix(count)
        .map { NeighbourLists.Neighbour(item: $0.item, distance: Float($0.distance)) }
    }
  }

  private static func lists(_ count: Int, neighbours: Int) -> NeighbourLists {
    NeighbourLists(nearest(neighbours, of: rows(count)))
  }

  /// 150 items, 30 neighbours each.
  static let few = lists(150, neighbours: 30)
  /// 300 items, 40 neighbours each.
  static let some = lists(300, neighbours: 40)
  /// 400 items, 91 neighbours each, as Oracle/planes.py has them.
  static let many = lists(400, neighbours: 91)

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// A plane on which all pairs are felt, some more than others; that of Oracle/planes.py.
  static func plane(_ count: Int, scale: Float = 1) -> [SIMD2<Float>] {
    (0..<count).map { item in
      SIMD2(Float(3 * sin(Double(item) * 7)), Float(2 * cos(Double(item) * 5))) * scale
    }
  }

  static func members(_ count: Int) -> [Int32] { (0..<Int32(count)).map { $0 } }
}
