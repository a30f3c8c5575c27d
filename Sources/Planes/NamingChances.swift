import Concurrency

/// With which probability each item names each other one, those of an item in ascending order of the others.
struct NamingChances: Sendable {
  private let starts: [Int]
  private(set) var items: [Int32]
  /// p_j|i.
  private(set) var values: [Float]

  func range(of item: Int) -> Range<Int> { starts[item]..<starts[item + 1] }

  /// The sum of what stands for `item` at the beginning of a range, which goes on behind it.
  func take(_ item: Int32, from range: inout Range<Int>) -> Float {
    var sum: Float = 0
    while let first = range.first, items[first] == item {
      sum += values[first]
      range = first + 1..<range.upperBound
    }
    return sum
  }

  init(_ lists: NeighbourLists, perplexity: Double, workers: Workers) {
    starts = [0] + (0..<lists.count).map { lists.range(of: $0).upperBound }
    items = lists.items
    values = [Float](repeating: 0, count: lists.items.count)
    items.withUnsafeMutableBufferPointer { items in
      values.withUnsafeMutableBufferPointer { values in
        // Each stretch writes what belongs to its items.
        nonisolated(unsafe) let (items, values) = (items, values)
        workers.share(ItemStretch.count(of: lists.count)) { stretch in
          for item in ItemStretch.items(stretch, of: lists.count) {
            Self.fill(lists, item, perplexity, items, values)
          }
        }
      }
    }
  }

  private static func fill(
    _ lists: NeighbourLists, _ item: Int, _ perplexity: Double,
    _ items: UnsafeMutableBufferPointer<Int32>, _ values: UnsafeMutableBufferPointer<Float>
  ) {
    let range = lists.range(of: item)
    lists.distances.withUnsafeBufferPointer { distances in
      Perplexity.fill(
        UnsafeMutableBufferPointer(rebasing: values[range]),
        distances: UnsafeBufferPointer(rebasing: distances[range]), perplexity: perplexity)
    }
    let sorted = range.map { (item: items[$0], value: values[$0]) }.sorted { $0.item < $1.item }
    for (place, entry) in zip(range, sorted) { (items[place], values[place]) = entry }
  }

  private init(starts: [Int], items: [Int32], values: [Float]) {
    (self.starts, self.items, self.values) = (starts, items, values)
  }

  /// By whom each item is named, instead of whom it names.
  var reversed: NamingChances {
    let count = starts.count - 1
    var starts = [Int](repeating: 0, count: count + 1)
    for item in items { starts[Int(item) + 1] += 1 }
    for item in 0..<count { starts[item + 1] += starts[item] }
    var next = starts
    var names = [Int32](repeating: 0, count: items.count)
    var chances = [Float](repeating: 0, count: items.count)
    for item in 0..<count {
      for place in range(of: item) {
        let named = Int(items[place])
        names[next[named]] = Int32(item)
        chances[next[named]] = values[place]
        next[named] += 1
      }
    }
    return NamingChances(starts: starts, items: names, values: chances)
  }
}
