/// For each item the others that are nearest to it, nearest first, and how far they are: all that a plane is laid out by.
///
/// Lists need neither be mutual nor of one length, and distances need not be those of any space: only how they compare
/// within a list counts, since each list is scaled on its own (`Perplexity`).
public struct NeighbourLists: Sendable {
  /// One of an item's neighbours.
  public struct Neighbour: Sendable, Equatable {
    /// 0 ..< the number of items.
    public let item: Int
    /// 0 or more.
    public let distance: Float

    public init(item: Int, distance: Float) {
      self.item = item
      self.distance = distance
    }
  }

  /// Where each item's neighbours begin in `items` and `distances`, and where the last one's end.
  private let starts: [Int]
  let items: [Int32]
  let distances: [Float]

  /// The number of items.
  public var count: Int { starts.count - 1 }

  /// Lists whose distances are known, as 1 − cosine.
  ///
  /// The item itself is left out of its list, and so is what is not at a finite distance.
  public init(_ lists: [[Neighbour]]) {
    let total = lists.reduce(0) { $0 + $1.count }
    var starts = [0]
    var items: [Int32] = []
    var distances: [Float] = []
    starts.reserveCapacity(lists.count + 1)
    items.reserveCapacity(total)
    distances.reserveCapacity(total)
    for (item, list) in lists.enumerated() {
      for neighbour in list where neighbour.item != item && neighbour.distance.isFinite {
        precondition(
          lists.indices.contains(neighbour.item),
          "item \(item) has a neighbour \(neighbour.item), of \(lists.count) items")
        items.append(Int32(neighbour.item))
        distances.append(max(0, neighbour.distance))
      }
      starts.append(items.count)
    }
    (self.starts, self.items, self.distances) = (starts, items, distances)
  }

  /// Lists of which only the order is known, or only that is to count, such as likeness fused from ranks.
  ///
  /// The k-th neighbour is taken to be √k away. So it is where points lie evenly in a plane, where so many as r² are
  /// within r: what is asked of the plane is what a plane can give.
  public init(ranked lists: [[Int]]) {
    self.init(
      lists.map { list in
        list.enumerated().map { rank, item in
          Neighbour(item: item, distance: Float(rank + 1).squareRoot())
        }
      })
  }

  /// The places of an item's neighbours.
  func range(of item: Int) -> Range<Int> { starts[item]..<starts[item + 1] }

  /// An item's first neighbours.
  func first(_ count: Int, of item: Int) -> ArraySlice<Int32> {
    items[range(of: item)].prefix(count)
  }
}
