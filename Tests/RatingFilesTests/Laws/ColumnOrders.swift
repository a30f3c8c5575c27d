@testable import RatingFiles

/// Every order in which the columns of a file may stand.
enum ColumnOrders {
  /// User, item and rating, with a time and without, and perhaps one more column among them.
  static let all: [[RatingColumn?]] = {
    let bare = [[.user, .item, .rating], RatingColumn.allCases].flatMap(permutations)
    let wide = bare.flatMap { order in
      (0...order.count).map { place in
        Array(order[..<place]) + [nil] + Array(order[place...])
      }
    }
    return bare + wide
  }()

  private static func permutations(_ columns: [RatingColumn?]) -> [[RatingColumn?]] {
    guard !columns.isEmpty else { return [[]] }
    return columns.indices.flatMap { first in
      var rest = columns
      let column = rest.remove(at: first)
      return permutations(rest).map { [column] + $0 }
    }
  }
}
