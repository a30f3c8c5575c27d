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
    means(
      workers.map(users.count) { place in
        list(of: scores(users[place]), relevant: relevant[place], without: trained[place])
      })
  }

  /// Users whose scores are asked for together: what they are made of is read once for all of them.
  private static let groupSize = 8

  /// How well lists without what trains hold what is held out.
  ///
  /// - Parameter scores: those of some users, in their order.
  func validate(
    with workers: Workers, byGroups scores: @Sendable (_ users: ArraySlice<Int>) -> [[Float]]
  ) -> [Metric: RunningMean] {
    let groups = groups(users.indices)
    let lists = workers.map(groups.count) { group in
      zip(groups[group], scores(users[groups[group]])).map { place, scores in
        list(of: scores, relevant: relevant[place], without: trained[place])
      }
    }
    return means(lists.flatMap { $0 })
  }

  /// The gain of what trains, over lists of all movies, of those of some users who are looked at.
  ///
  /// - Parameter rows: the users, as rows.
  func train(
    _ rows: Range<Int>, with workers: Workers,
    byGroups scores: @Sendable (_ users: ArraySlice<Int>) -> [[Float]]
  ) -> RunningMean {
    // They ascend.
    let first = users.prefix { $0 < rows.lowerBound }.count
    let groups = groups(first..<first + users[first...].prefix { $0 < rows.upperBound }.count)
    let gains = workers.map(groups.count) { group in
      zip(groups[group], scores(users[groups[group]])).map { place, scores in
        gain(of: scores, relevant: trained[place], without: [])
      }
    }
    return gains.joined().reduce(into: RunningMean()) { $0 += $1 }
  }

  private func groups(_ places: Range<Int>) -> [Range<Int>] {
    stride(from: places.lowerBound, to: places.upperBound, by: Self.groupSize).map {
      $0..<min(places.upperBound, $0 + Self.groupSize)
    }
  }

  private func means(_ lists: [RankedList?]) -> [Metric: RunningMean] {
    Self.all.reduce(into: [:]) { means, reading in
      means[reading.metric] = lists.reduce(into: RunningMean()) { mean, list in
        if let list { mean += RunningMean(sum: reading.value(list), count: 1) }
      }
    }
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
