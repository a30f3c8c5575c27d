import Concurrency
import Models
import RatingData

/// Measures how well scores rank movies, on some users: the first thousand, spread over all, who like something
/// that validates. So that it takes no longer than a part of an epoch on sets of any size.
struct RankingProbe: Sendable {
  /// Movies in a list.
  static let length = 10
  private static let mostUsers = 1000

  private let users: [Int]
  private let relevant: [Set<Int32>]
  private let trained: [Set<Int32>]
  private let placeOfUser: [Int32: Int]

  /// - Parameter positives: what trains, by user.
  init(_ ratings: Ratings, validation: [Int32], positives: RowSets) {
    var relevant: [Int: Set<Int32>] = [:]
    for position in validation {
      let position = Int(position)
      guard ratings.values[position] >= ratings.relevanceThreshold else { continue }
      relevant[ratings.users[position].position, default: []].insert(
        ratings.movies[position].rawValue)
    }
    func trained(_ user: Int) -> Set<Int32> { Set(positives.members[positives.range(user)]) }
    // A movie that trains, too, is in no list that validates.
    let unseen = relevant.reduce(into: [Int: Set<Int32>]()) { unseen, entry in
      let left = entry.value.subtracting(trained(entry.key))
      if !left.isEmpty { unseen[entry.key] = left }
    }
    let candidates = unseen.keys.sorted()
    let stride = max(1, (candidates.count + Self.mostUsers - 1) / Self.mostUsers)
    users = candidates.indices.filter { $0 % stride == 0 }.map { candidates[$0] }
    self.relevant = users.map { unseen[$0] ?? [] }
    self.trained = users.map(trained)
    placeOfUser = Dictionary(
      uniqueKeysWithValues: users.enumerated().map { (Int32($0.element), $0.offset) })
  }

  var isEmpty: Bool { users.isEmpty }
  var count: Int { users.count }

  /// The gain of what is held out, over lists without what trains.
  func validate(
    with workers: Workers, _ scores: @Sendable (_ user: Int) -> [Float]
  ) -> RunningMean {
    let gains = workers.map(users.count) { place in
      gain(of: scores(users[place]), relevant: relevant[place], without: trained[place])
    }
    return gains.reduce(into: RunningMean()) { $0 += $1 }
  }

  /// The gain of what trains, over lists of all movies; nothing for a user who is not looked at.
  func train(_ user: Int, _ scores: () -> [Float]) -> RunningMean {
    guard let place = placeOfUser[Int32(user)] else { return RunningMean() }
    return gain(of: scores(), relevant: trained[place], without: [])
  }

  /// The same of all users who are looked at.
  func trained(
    with workers: Workers, _ scores: @Sendable (_ user: Int) -> [Float]
  ) -> RunningMean {
    let gains = workers.map(users.count) { place in
      gain(of: scores(users[place]), relevant: trained[place], without: [])
    }
    return gains.reduce(into: RunningMean()) { $0 += $1 }
  }

  private func gain(
    of scores: [Float], relevant: Set<Int32>, without seen: Set<Int32>
  ) -> RunningMean {
    guard !relevant.isEmpty else { return RunningMean() }
    var top = TopRows(capacity: Self.length)
    for (movie, score) in scores.enumerated() where top.wants(score) {
      if !seen.contains(Int32(movie)) { top.offer(score, row: movie) }
    }
    let hits = top.entries.map { relevant.contains(Int32($0.row)) }
    return RunningMean(
      sum: DiscountedGain.normalized(hits, relevant: relevant.count, length: Self.length), count: 1)
  }
}
