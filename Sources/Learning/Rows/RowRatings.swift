import RatingData

/// The training ratings by row: those of row r are the entries of `range(r)`.
struct RowRatings: Sendable {
  private let starts: [Int]
  /// The row of the other side, and the rating.
  let others: [Int32]
  let values: [Float]

  var rowCount: Int { starts.count - 1 }

  init(usersOf ratings: Ratings, _ positions: [Int32]) {
    self.init(
      positions, rows: ratings.userCount, row: { ratings.users[$0].position },
      other: { ratings.movies[$0].rawValue }, values: ratings.values)
  }

  init(moviesOf ratings: Ratings, _ positions: [Int32]) {
    self.init(
      positions, rows: ratings.movieCount, row: { ratings.movies[$0].position },
      other: { ratings.users[$0].rawValue }, values: ratings.values)
  }

  private init(
    _ positions: [Int32], rows: Int, row: (Int) -> Int, other: (Int) -> Int32,
    values ratings: RatingValues
  ) {
    var starts = [Int](repeating: 0, count: rows + 1)
    for position in positions { starts[row(Int(position)) + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var next = starts
    var others = [Int32](repeating: 0, count: positions.count)
    var values = [Float](repeating: 0, count: positions.count)
    for position in positions {
      let position = Int(position)
      let entry = next[row(position)]
      next[row(position)] += 1
      others[entry] = other(position)
      values[entry] = ratings[position]
    }
    self.init(starts: starts, others: others, values: values)
  }

  private init(starts: [Int], others: [Int32], values: [Float]) {
    self.starts = starts
    self.others = others
    self.values = values
  }

  /// The same with other values.
  func map(_ transform: (Float) -> Float) -> RowRatings {
    RowRatings(starts: starts, others: others, values: values.map(transform))
  }

  func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
}
