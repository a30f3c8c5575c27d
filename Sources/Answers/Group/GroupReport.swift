import Models
import RatingData

/// What suits several people at once: a list in the order of a rule, with everyone's fit and who gives way.
public struct GroupReport: Sendable, Equatable {
  /// How many people there are at the least and at the most.
  public static let people = 2...5

  public struct Row: Sendable, Hashable {
    public let movie: MovieIndex
    /// What it comes to for everybody by the rule, 0 ... 1.
    public let all: Float
    /// How well it fits each person, in the order of `members`: 1 is the best that is left for them.
    public let fits: [Float]
    /// Whom it fits least, by their place in `members`; nil where it fits all about as well.
    public let givesWay: Int?
  }

  /// Someone of whom nothing can be said, so that the list is made without them.
  public struct Absence: Sendable, Equatable {
    public let name: String
    public let reason: GroupMember.Silence
  }

  /// Those whom the list is for, in the order in which they were named.
  public let members: [String]
  public let absent: [Absence]
  public let rule: GroupRule
  /// Best first.
  public let rows: [Row]

  /// How much less a movie fits one than another whom it fits best before the one gives way.
  public static let leastDifference: Float = 0.1
  /// From how much on that is more than a little.
  public static let largeDifference: Float = 0.25

  /// - Parameters:
  ///   - members: of those who know a movie none wants to see it again: it is left out, unless the filter says seen.
  ///   - filter: which movies are recommended.
  ///   - count: movies at the most.
  /// - Complexity: O(people × (ratings × factors² + movies × factors)).
  public init(
    of members: [GroupMember], in data: DataSet, _ asked: AskedModels, by rule: GroupRule,
    filter: MovieFilter, count: Int
  ) {
    let seen =
      filter.includesSeen ? [] : Set(members.flatMap { $0.ratings.map(\.movie) + $0.watched })
    let fits = members.map { MemberFits(of: $0, besides: seen, in: data, asked) }
    let taken = fits.compactMap(\.fits)
    self.members = zip(members, fits).filter { $1.fits != nil }.map(\.0.name)
    absent = zip(members, fits).compactMap { member, fits in
      fits.silence.map { Absence(name: member.name, reason: $0) }
    }
    self.rule = rule
    var rows: [Row] = []
    for position in 0..<(taken.isEmpty ? 0 : data.ratings.movieCount) {
      let movie = MovieIndex(position)
      let fits = taken.map { $0[position] }
      guard !seen.contains(movie), fits.allSatisfy(\.isFinite), let all = rule.value(of: fits),
        filter.admits(movie, in: data)
      else { continue }
      rows.append(Row(movie: movie, all: all, fits: fits, givesWay: Self.givesWay(fits)))
    }
    self.rows = Array(rows.sorted(by: Self.stands).prefix(count))
  }

  /// Equal for the rule are told apart by what they are to all, then by index.
  private static func stands(_ one: Row, before other: Row) -> Bool {
    if one.all != other.all { return one.all > other.all }
    let sums = (one.fits.reduce(0, +), other.fits.reduce(0, +))
    return sums.0 != sums.1 ? sums.0 > sums.1 : one.movie.position < other.movie.position
  }

  private static func givesWay(_ fits: [Float]) -> Int? {
    guard let least = fits.indices.min(by: { fits[$0] < fits[$1] }), let best = fits.max(),
      best - fits[least] >= leastDifference
    else { return nil }
    return least
  }
}

extension GroupReport.Row {
  /// How much less it fits whom it fits least than whom it fits best.
  public var difference: Float { (fits.max() ?? 0) - (fits.min() ?? 0) }
}

extension GroupReport {
  /// Who gives way in a row, in words: `two, a little`; nil where nobody does.
  public func givingWay(_ row: Row) -> String? {
    row.givesWay.map {
      row.difference < Self.largeDifference ? "\(members[$0]), a little" : members[$0]
    }
  }
}
