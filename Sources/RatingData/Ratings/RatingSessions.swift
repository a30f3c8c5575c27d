/// Each user's sessions: ratings of a user are of one session as long as no more than an hour lies between one and the next.
public struct RatingSessions: Sendable, Equatable {
  /// The longest time from a rating to the next one of the same session, in seconds.
  public static let longestGap: UInt32 = 3600

  /// The sessions of user u are those in `starts[u]..<starts[u + 1]`, in the order of time.
  private let starts: [Int]
  /// When each began and ended, in seconds since 1970.
  private let spans: [ClosedRange<UInt32>]

  public var count: Int { spans.count }
  public var userCount: Int { starts.count - 1 }

  /// - Returns: nil where the ratings tell no times, or all the same.
  public init?(of positions: [Int32], in ratings: Ratings) {
    guard !ratings.times.isEmpty, let first = positions.first else { return nil }
    let time = ratings.times[Int(first)]
    guard positions.contains(where: { ratings.times[Int($0)] != time }) else { return nil }
    var times = [[UInt32]](repeating: [], count: ratings.userCount)
    for position in positions {
      times[ratings.users[Int(position)].position].append(ratings.times[Int(position)])
    }
    self.init(times.lazy.map { Self.spans(of: $0.sorted()) })
  }

  /// - Parameter spans: of each user, in the order of time, without any common second.
  private init(_ spans: some Sequence<[ClosedRange<UInt32>]>) {
    var starts = [0]
    var all: [ClosedRange<UInt32>] = []
    for spans in spans {
      all += spans
      starts.append(all.count)
    }
    self.starts = starts
    self.spans = all
  }

  /// - Parameter times: of one user, ascending.
  private static func spans(of times: [UInt32]) -> [ClosedRange<UInt32>] {
    var spans: [ClosedRange<UInt32>] = []
    for time in times {
      if let last = spans.last, time - last.upperBound <= longestGap {
        spans[spans.count - 1] = last.lowerBound...time
      } else {
        spans.append(time...time)
      }
    }
    return spans
  }

  public func range(_ user: UserIndex) -> Range<Int> {
    starts[user.position]..<starts[user.position + 1]
  }

  /// The session to which a rating of this time belongs, the nearest of them; nil where there is none.
  public func index(of user: UserIndex, at time: UInt32) -> Int? {
    range(user).lazy.map { (index: $0, distance: distance(from: spans[$0], to: time)) }
      .min { $0.distance < $1.distance }
      .flatMap { $0.distance <= Self.longestGap ? $0.index : nil }
  }

  private func distance(from span: ClosedRange<UInt32>, to time: UInt32) -> UInt32 {
    if time < span.lowerBound { return span.lowerBound - time }
    return time > span.upperBound ? time - span.upperBound : 0
  }
}

/// As columns, as files hold them.
extension RatingSessions {
  public var users: [Int64] {
    (0..<userCount).flatMap { user in
      repeatElement(Int64(user), count: range(UserIndex(user)).count)
    }
  }
  /// The first and the last second of each.
  public var firsts: [Int64] { spans.map { Int64($0.lowerBound) } }
  public var lasts: [Int64] { spans.map { Int64($0.upperBound) } }

  /// Columns that are no sessions, and where.
  public struct ColumnError: Error, Equatable {
    public let position: Int
  }

  /// - Parameters: columns of the same length.
  public init(
    users: [Int64], firsts: [Int64], lasts: [Int64], userCount: Int
  ) throws(ColumnError) {
    var spans = [[ClosedRange<UInt32>]](repeating: [], count: userCount)
    var before: Int64 = 0
    for (position, user) in users.enumerated() {
      guard before <= user, user < userCount,
        let first = UInt32(exactly: firsts[position]), let last = UInt32(exactly: lasts[position]),
        first <= last, spans[Int(user)].last.map({ $0.upperBound < first }) ?? true
      else { throw ColumnError(position: position) }
      spans[Int(user)].append(first...last)
      before = user
    }
    self.init(spans)
  }
}
