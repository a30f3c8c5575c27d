/// Numbers ids that are numbers, in the order in which they first appear.
///
/// Ids of MovieLens are small and dense, and a table indexed by the id itself finds them in one
/// read; ids of any other kind go to a dictionary, so that a huge one costs an entry and not a huge
/// table.
struct NumberIDTable {
  /// The ids, by the number that they were given.
  private(set) var ids: [Int64] = []
  /// By id; −1 where it has not appeared.
  private var dense: [Int32] = []
  private var sparse: [Int64: Int32] = [:]

  /// At most 16 MB of table.
  static let denseLimit: Int64 = 1 << 22

  /// The number of an id, a new one if it is new.
  @inline(__always)
  mutating func number(of id: Int64) -> Int32 {
    if id >= 0, id < Int64(dense.count) {
      let number = dense[Int(truncatingIfNeeded: id)]
      if number >= 0 { return number }
    }
    return rare(id)
  }

  @inline(never)
  private mutating func rare(_ id: Int64) -> Int32 {
    guard id >= 0, id < Self.denseLimit else {
      if let number = sparse[id] { return number }
      let number = add(id)
      sparse[id] = number
      return number
    }
    if id >= Int64(dense.count) {
      let grown = min(max(Int(id) + 1, dense.count * 2, 1024), Int(Self.denseLimit))
      // A whole array, since a sequence of repeated elements is slow in debug builds, under one lock for all
      // threads.
      let known = dense
      dense = [Int32](repeating: -1, count: grown)
      dense.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: known) }
    }
    let number = add(id)
    dense[Int(id)] = number
    return number
  }

  private mutating func add(_ id: Int64) -> Int32 {
    ids.append(id)
    return Int32(truncatingIfNeeded: ids.count - 1)
  }
}
