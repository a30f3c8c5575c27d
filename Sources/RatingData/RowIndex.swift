/// Where the ratings of each row (a user, or a movie) stand in the columns of `Ratings`.
///
/// Compressed sparse rows: the positions of row r are `positions[offsets[r] ..< offsets[r + 1]]`, in
/// the order of the file.
public struct RowIndex: Sendable {
  private let offsets: [Int32]
  private let positions: [Int32]

  /// Sorts the positions of `column` by row, counting; O(ratings + rows).
  private init(rowCount: Int, ratingCount: Int, row: (Int) -> Int) {
    var offsets = [Int32](repeating: 0, count: rowCount + 1)
    for position in 0..<ratingCount { offsets[row(position) + 1] += 1 }
    for row in 0..<rowCount { offsets[row + 1] += offsets[row] }
    var next = offsets
    var positions = [Int32](repeating: 0, count: ratingCount)
    for position in 0..<ratingCount {
      let row = row(position)
      positions[Int(next[row])] = Int32(position)
      next[row] += 1
    }
    self.offsets = offsets
    self.positions = positions
  }

  /// Number of ratings in a row.
  public func count(_ row: Int) -> Int { Int(offsets[row + 1] - offsets[row]) }

  /// Positions of a row's ratings in the columns of `Ratings`.
  public subscript(row: Int) -> ArraySlice<Int32> {
    positions[Int(offsets[row])..<Int(offsets[row + 1])]
  }

  /// The ratings of each user.
  public static func byUser(_ ratings: Ratings) -> RowIndex {
    RowIndex(rowCount: ratings.userCount, ratingCount: ratings.count) {
      ratings.users[$0].position
    }
  }

  /// The ratings of each movie.
  public static func byMovie(_ ratings: Ratings) -> RowIndex {
    RowIndex(rowCount: ratings.movieCount, ratingCount: ratings.count) {
      ratings.movies[$0].position
    }
  }
}
