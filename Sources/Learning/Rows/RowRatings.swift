import RatingData

/// The training ratings by row: those of row r are the entries of `range(r)`.
struct RowRatings: Sendable {
  private let starts: [Int]
  /// The row of the other side, and the rating.
  let others: [Int32]
  let values: [Float]

  var rowCount: Int { starts.count - 1 }

  init(usersOf ratings: Ratings, _ positions: [Int32]) {
    self.init(RowOrder(usersOf: ratings, positions), in: ratings) { ratings.movies[$0].rawValue }
  }

  init(moviesOf ratings: Ratings, _ positions: [Int32]) {
    self.init(RowOrder(moviesOf: ratings, positions), in: ratings) { ratings.users[$0].rawValue }
  }

  private init(_ order: RowOrder, in ratings: Ratings, other: (Int) -> Int32) {
    self.init(
      starts: order.starts, others: order.positions.map { other(Int($0)) },
      values: order.positions.map { ratings.values[Int($0)] })
  }

  private init(starts: [Int], others: [Int32], values: [Float]) {
    self.starts = starts
    self.others = others
    self.values = values
  }

  /// A copy with other values.
  func map(_ transform: (Float) -> Float) -> RowRatings {
    RowRatings(starts: starts, others: others, values: values.map(transform))
  }

  /// A copy with other values, each made from its position and the value there.
  func mapEntries(_ transform: (Int, Float) -> Float) -> RowRatings {
    RowRatings(
      starts: starts, others: others,
      values: values.indices.map { transform($0, values[$0]) })
  }

  func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// Those of rows that stand beside each other.
  func range(of rows: Range<Int>) -> Range<Int> {
    starts[rows.lowerBound]..<starts[rows.upperBound]
  }
}
