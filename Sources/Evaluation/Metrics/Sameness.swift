import Learning
import RatingData

/// How alike the lists of all users are, and which movies are in most of them.
public struct Sameness: Sendable, Equatable {
  public let lists: Int
  /// Movies that are in any list.
  public let distinct: Int
  /// 0 where all movies are recommended as often, near 1 where one alone is; NaN of no lists.
  public let gini: Double
  /// How often the median recommended movie was rated.
  public let medianPopularity: Int
  /// The movies that are in most lists, and in how many; the first twenty.
  public let mostRecommended: [Most]
  /// Lists that are the same as another, whatever their order.
  public let shared: Int

  public struct Most: Sendable, Equatable {
    public let movie: MovieIndex
    public let lists: Int
  }

  /// - Parameters:
  ///   - movieCount: all movies there are.
  ///   - popularity: how often a movie was rated.
  public init(
    _ lists: [[MovieIndex]], movieCount: Int, popularity: (MovieIndex) -> Int
  ) {
    var counts = [Int](repeating: 0, count: movieCount)
    var sets: [Set<MovieIndex>: Int] = [:]
    for list in lists {
      for movie in list { counts[movie.position] += 1 }
      sets[Set(list), default: 0] += 1
    }
    self.lists = lists.count
    distinct = counts.count { $0 > 0 }
    gini = GiniIndex.of(counts)
    let popularities = lists.joined().map(popularity).sorted()
    medianPopularity = popularities.isEmpty ? 0 : popularities[popularities.count / 2]
    mostRecommended = counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(20)
      .map { Most(movie: MovieIndex($0), lists: counts[$0]) }
    shared = sets.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
  }

  /// The movie that is in most lists; nil of no lists.
  public var most: Most? { mostRecommended.first }

  /// The part of the lists that the most recommended movie is in.
  public var mostShare: Double { Double(most?.lists ?? 0) / Double(max(1, lists)) }

  /// Lists are too much alike where more than this part of them have one movie, or another's movies.
  private static let alarmingShare = 0.25

  /// Whether the most recommended movie is in too many lists.
  public var hasTooOftenOne: Bool { mostShare > Self.alarmingShare }

  /// Whether too many lists are the same as another.
  public var hasTooManyShared: Bool { Double(shared) > Self.alarmingShare * Double(lists) }
}
