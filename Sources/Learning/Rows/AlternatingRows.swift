import Concurrency

/// Where a sweep over all rows stands: every user, then every movie, in blocks.
struct AlternatingRows {
  enum Side: UInt64 {
    case users
    case movies
  }

  /// Rows that one step takes, and those that a thread takes of them at a time.
  private static let rowsPerStep = 256
  static let rowsPerPiece = 8

  let users: Int
  let movies: Int
  /// Steps done.
  var step = 0

  private var userSteps: Int { Self.steps(users) }
  private static func steps(_ rows: Int) -> Int { (rows + rowsPerStep - 1) / rowsPerStep }

  /// Steps in a sweep.
  var count: Int { userSteps + Self.steps(movies) }

  /// The rows of the last step that was done; nil before the first.
  var last: (side: Side, rows: Range<Int>)? {
    guard step > 0 else { return nil }
    var before = self
    before.step = step - 1
    return before.next(until: step)
  }

  /// The rows of the next steps, `end` at most, all of one side, for movies wait until the last user is done;
  /// nil at the end.
  mutating func next(until end: Int) -> (side: Side, rows: Range<Int>)? {
    guard step < min(end, count) else { return nil }
    let isUsers = step < userSteps
    let first = isUsers ? 0 : userSteps
    let last = min(end, isUsers ? userSteps : count)
    let rows =
      (step - first)
      * Self.rowsPerStep..<min(isUsers ? users : movies, (last - first) * Self.rowsPerStep)
    step = last
    return (isUsers ? .users : .movies, rows)
  }
}

extension Workers {
  /// Solves rows, several at a time.
  func solve(
    _ rows: Range<Int>, unknowns: Int, vectors: Int,
    _ work: @Sendable (_ row: Int, borrowing RowSolver) -> RunningMean
  ) -> RunningMean {
    sum(rows) { piece in
      let solver = RowSolver(unknowns: unknowns, vectors: vectors)
      return piece.reduce(into: RunningMean()) { $0 += work($1, solver) }
    }
  }

  /// The sum of errors over pieces of some rows; added in the rows' order, however many threads there are.
  func sum(
    _ rows: Range<Int>, rowsPerPiece size: Int = AlternatingRows.rowsPerPiece,
    _ work: @Sendable (_ piece: Range<Int>) -> RunningMean
  ) -> RunningMean {
    let errors = map((rows.count + size - 1) / size) { piece in
      let start = rows.lowerBound + piece * size
      return work(start..<min(rows.upperBound, start + size))
    }
    return errors.reduce(into: RunningMean()) { $0 += $1 }
  }
}

extension AlternatingRows {
  /// The last step's rows among those of both sides, users before movies.
  var lastOfAll: Range<Int>? {
    last.map { side, rows in
      side == .users ? rows : rows.lowerBound + users..<rows.upperBound + users
    }
  }
}
