/// How a row's rank changed from one list to the next.
enum Movement: Sendable, Equatable {
  case none
  case up(Int)
  case down(Int)
  case new

  /// The movements of the rows of `after`; none without a list before.
  static func between<Row: Hashable>(_ before: [Row]?, _ after: [Row]) -> [Movement] {
    guard let before else { return after.map { _ in .none } }
    let ranks = Dictionary(
      before.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return after.enumerated().map { rank, row in
      guard let old = ranks[row] else { return .new }
      return old == rank ? .none : old > rank ? .up(old - rank) : .down(rank - old)
    }
  }
}
