/// The rows with the highest scores of all that are offered, in little memory: a bounded heap with
/// the lowest kept score on top.
///
/// Scores that are not a number are left out; among equal scores the lower row wins.
package struct TopRows {
  package struct Entry {
    package let score: Float
    package let row: Int

    func isAbove(_ other: Entry) -> Bool {
      score > other.score || (score == other.score && row < other.row)
    }
  }

  private let capacity: Int
  private var heap: [Entry] = []

  package init(capacity: Int) {
    self.capacity = max(0, capacity)
    heap.reserveCapacity(min(self.capacity, 1024))
  }

  /// Highest first.
  package var entries: [Entry] { heap.sorted { $0.isAbove($1) } }

  /// Whether a score is high enough to be kept.
  @inline(__always)
  package func wants(_ score: Float) -> Bool {
    guard heap.count == capacity, let lowest = heap.first else { return true }
    return score >= lowest.score
  }

  @inline(__always)
  package mutating func offer(_ score: Float, row: Int) {
    guard wants(score) else { return }
    insert(Entry(score: score, row: row))
  }

  private mutating func insert(_ entry: Entry) {
    guard capacity > 0, !entry.score.isNaN else { return }
    if heap.count < capacity {
      heap.append(entry)
      siftUp()
    } else if entry.isAbove(heap[0]) {
      heap[0] = entry
      siftDown()
    }
  }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[parent].isAbove(heap[child]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var lowest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[lowest].isAbove(heap[child]) { lowest = child }
      }
      guard lowest != parent else { return }
      heap.swapAt(lowest, parent)
      parent = lowest
    }
  }
}
