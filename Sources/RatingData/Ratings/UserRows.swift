/// Where each user's ratings stand in the columns of `Ratings`.
///
/// In most files a user's ratings stand together, and then a start and a count a user say it all.
/// Where they don't, the positions are sorted by user: compressed sparse rows.
public struct UserRows: Sendable {
  private let starts: [Int32]
  private let counts: [Int32]
  /// Sorted by user, in a user in the order of the file; nil where the file is sorted so.
  private let positions: [Int32]?

  /// O(ratings + users).
  public init(_ ratings: Ratings) {
    var starts = [Int32](repeating: 0, count: ratings.userCount)
    var counts = [Int32](repeating: 0, count: ratings.userCount)
    var runs = 0
    var last: UserIndex?
    for (position, user) in ratings.users.enumerated() {
      if user != last {
        runs += 1
        last = user
        starts[user.position] = Int32(position)
      }
      counts[user.position] += 1
    }
    guard runs > ratings.userCount else {
      (self.starts, self.counts, positions) = (starts, counts, nil)
      return
    }
    var start: Int32 = 0
    for user in counts.indices {
      starts[user] = start
      start += counts[user]
    }
    var next = starts
    var positions = [Int32](repeating: 0, count: ratings.count)
    for (position, user) in ratings.users.enumerated() {
      positions[Int(next[user.position])] = Int32(position)
      next[user.position] += 1
    }
    (self.starts, self.counts, self.positions) = (starts, counts, positions)
  }

  /// Number of ratings of a user.
  public func count(_ user: UserIndex) -> Int { Int(counts[user.position]) }

  /// The ratings of whoever rated most.
  public var largestCount: Int { Int(counts.max() ?? 0) }

  /// Positions of a user's ratings in the columns of `Ratings`, in the order of the file.
  public subscript(user: UserIndex) -> Row {
    let start = Int(starts[user.position])
    return Row(positions: positions, range: start..<start + count(user))
  }

  /// The positions of one user's ratings.
  public struct Row: RandomAccessCollection, Sendable {
    fileprivate let positions: [Int32]?
    fileprivate let range: Range<Int>

    public var startIndex: Int { range.lowerBound }
    public var endIndex: Int { range.upperBound }
    public subscript(index: Int) -> Int {
      if let positions { Int(positions[index]) } else { index }
    }
  }
}
