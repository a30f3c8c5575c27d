import Concurrency
import Models
import RatingData

/// Measures how well scores rank movies, on some users: the first thousand, spread over all, who like something
/// that validates. So that it takes no longer than a part of an epoch on sets of any size.
struct RankingProbe: Sendable {
  /// Movies in a list.
  static let length = Metric.usualLength
  static let metric = Metric.ndcg(length)
  /// Whatever is a mean over lists, for the lists are there.
  private static let all = Metric.standard.compactMap { metric in
    if case .ofList(let value) = metric.computation {
      Reading(metric: metric, value: value)
    } else {
      nil
    }
  }

  /// A metric, and how it reads a list.
  private struct Reading {
    let metric: Metric
    let value: @Sendable (RankedList) -> Double
  }

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

  /// Whether there would be any user to look at, and anything to train on.
  static func canValidate(_ ratings: Ratings, _ split: Split) -> Bool {
    func pairs(_ positions: [Int32]) -> some Sequence<Int64> {
      positions.lazy.map { Int($0) }
        .filter { ratings.values[$0] >= ratings.relevanceThreshold }
        .map { Int64(ratings.users[$0].rawValue) << 32 | Int64(ratings.movies[$0].rawValue) }
    }
    var (unseen, trains) = (Set(pairs(split.validation)), false)
    for pair in pairs(split.train) {
      trains = true
      unseen.remove(pair)
    }
    return trains && !unseen.isEmpty
  }

  /// How well lists without what trains hold what is held out.
  func validate(
    with workers: Workers, _ scores: @Sendable (_ user: Int) -> [Float]
  ) -> [Metric: RunningMean] {
    let lists = workers.map(users.count) { place in
      list(of: scores(users[place]), relevant: relevant[place], without: trained[place])
    }
    return Self.all.reduce(into: [:]) { means, reading in
      means[reading.metric] = lists.reduce(into: RunningMean()) { mean, list in
        if let list { mean += RunningMean(sum: reading.value(list), count: 1) }
      }
    }
  }

  /// The gain of what trains, over lists of all movies; nothing for a user who is not looked at.
  func train(_ user: Int, _ scores: () -> [Float]) -> RunningMean {
    guard let place = placeOfUser[Int32(user)] else { return RunningMean() }
    return gain(of: scores(), relevant: trained[place], without: [])
  }

  /// The gain of what trains, over lists of all movies, of all users who are looked at.
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
    guard let list = list(of: scores, relevant: relevant, without: seen) else {
      return RunningMean()
    }
    return RunningMean(
      sum: DiscountedGain.normalized(list.hits, relevant: list.relevant, length: Self.length),
      count: 1)
  }

  /// nil where nothing could be in it.
  private func list(
    of scores: [Float], relevant: Set<Int32>, without seen: Set<Int32>
  ) -> RankedList? {
    guard !relevant.isEmpty else { return nil }
    var top = TopRows(capacity: Self.length)
    for (movie, score) in scores.enumerated() where top.wants(score) {
      if !seen.contains(Int32(movie)) { top.offer(score, row: movie) }
    }
    return RankedList(
      movies: top.entries.map { MovieIndex($0.row) },
      hits: top.entries.map { relevant.contains(Int32($0.row)) }, relevant: relevant.count)
  }
}
