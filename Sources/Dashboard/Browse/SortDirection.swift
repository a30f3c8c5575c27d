/// Which way round a list is sorted.
enum SortDirection: Sendable {
  /// As a person expects first: the largest, the newest, A before Z.
  case natural
  case reversed

  var turned: SortDirection { self == .natural ? .reversed : .natural }

  /// The positions of keys in ascending order, or turned round.
  func sort(_ keys: [SortKey]) -> [Int] {
    switch self {
    case .natural: keys.indices.sorted { keys[$0] < keys[$1] }
    case .reversed: keys.indices.sorted { keys[$1] < keys[$0] }
    }
  }
}

/// Up to three numbers by which a row is sorted, the first one first.
struct SortKey: Comparable, Sendable {
  private let values: SIMD3<Double>

  init(_ first: Double, _ second: Double = 0, _ third: Double = 0) {
    values = SIMD3(first, second, third)
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.values.x != b.values.x { return a.values.x < b.values.x }
    if a.values.y != b.values.y { return a.values.y < b.values.y }
    return a.values.z < b.values.z
  }
}
