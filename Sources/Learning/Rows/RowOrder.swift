import RatingData

/// Positions of ratings by row: those of row r are in `starts[r]..<starts[r + 1]`, in the order in which they came.
struct RowOrder {
  let starts: [Int]
  let positions: [Int32]

  init(usersOf ratings: Ratings, _ positions: [Int32]) {
    self.init(positions, rows: ratings.userCount) { ratings.users[$0].position }
  }

  init(moviesOf ratings: Ratings, _ positions: [Int32]) {
    self.init(positions, rows: ratings.movieCount) { ratings.movies[$0].position }
  }

  private init(_ positions: [Int32], rows: Int, row: (Int) -> Int) {
    var starts = [Int](repeating: 0, count: rows + 1)
    for position in positions { starts[row(Int(position)) + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var next = starts
    var ordered = [Int32](repeating: 0, count: positions.count)
    for position in positions {
      let row = row(Int(position))
      ordered[next[row]] = position
      next[row] += 1
    }
    self.starts = starts
    self.positions = ordered
  }
}
