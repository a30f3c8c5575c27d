import RatingData

/// How ratings are divided into what trains and what tests.
public enum SplitMethod: Sendable, Equatable {
  /// A fraction of all ratings, sampled at random.
  case random(testSize: Double)
  /// Every rating tests once: all of them in random order, cut into so many folds.
  case folds(Int)
  /// A fraction of each user's ratings, sampled at random.
  case perUser(testSize: Double)
  /// A fraction of each user's ratings, and another one to choose by.
  case perUserInThree(validation: Double, testSize: Double)
  /// All ratings of some users.
  case users(HeldOutUsers)
  /// Each user's last rating.
  case leaveLastOut
  /// The last fraction of all ratings by time.
  case byTime(testSize: Double)

  /// Whether another seed gives another split.
  public var isRandom: Bool {
    switch self {
    case .random, .folds, .perUser, .perUserInThree, .users: true
    case .leaveLastOut, .byTime: false
    }
  }

  /// The division as a person reads it.
  public var title: String {
    switch self {
    case .random: "random split"
    case .folds(let count): "\(count) folds"
    case .perUser: "random split of each user's ratings"
    case .perUserInThree: "random split of each user's ratings in three"
    case .users: "users held out"
    case .leaveLastOut: "each user's last rating out"
    case .byTime: "split by time"
    }
  }
}

extension SplitMethod {
  /// The splits of some ratings, `repeats` times with a seed each, `seed` the first.
  ///
  /// - Throws: where the ratings cannot be divided so.
  public func splits(
    of ratings: Ratings, repeats: Int, seed: UInt64, judging part: JudgedPart = .test
  ) throws(EvaluationError) -> [EvaluationSplit] {
    guard part == .test || hasValidation else { throw .noValidation }
    var splits: [EvaluationSplit] = []
    for number in 0..<repeats {
      var rng = SeededGenerator(seed: seed &+ UInt64(number), stream: .test)
      let name = repeats > 1 ? "repeat \(number + 1)" : ""
      for (fold, made) in try divisions(of: ratings, judging: part, with: &rng).enumerated() {
        let parts = [name] + (foldCount > 1 ? ["fold \(fold + 1)"] : [])
        var split = made
        split.name = parts.filter { !$0.isEmpty }.joined(separator: ", ")
        split.seed = seed &+ UInt64(number)
        split.ties = ties(in: split)
        splits.append(split)
      }
    }
    guard splits.allSatisfy({ !$0.train.isEmpty && !$0.test.isEmpty }) else {
      throw .tooFewRatings(ratings.count)
    }
    return splits
  }

  /// Whether there is a part to choose by beside what trains and what tests.
  public var hasValidation: Bool {
    switch self {
    case .users, .perUserInThree: true
    case .random, .folds, .perUser, .leaveLastOut, .byTime: false
    }
  }

  /// Without names.
  private func divisions(
    of ratings: Ratings, judging part: JudgedPart, with rng: inout SeededGenerator
  ) throws(EvaluationError) -> [EvaluationSplit] {
    switch self {
    case .users(let users): [users.split(ratings, judging: part, with: &rng)]
    case .perUserInThree(let validation, let testSize):
      [EvaluationSplit(ratings, judging: part, validation, testSize, with: &rng)]
    case .random, .folds, .perUser, .leaveLastOut, .byTime:
      try tests(of: ratings, with: &rng).map {
        EvaluationSplit(name: "", ratings: ratings, test: $0)
      }
    }
  }

  private var foldCount: Int { if case .folds(let count) = self { count } else { 1 } }

  /// What tests, a list for each fold.
  private func tests(
    of ratings: Ratings, with rng: inout SeededGenerator
  ) throws(EvaluationError) -> [[Int32]] {
    let all = (0..<ratings.count).map { Int32($0) }
    switch self {
    case .random(let testSize):
      return [all.shuffled(using: &rng).suffix(Self.count(testSize, of: all.count))]
    case .folds(let count):
      let order = all.shuffled(using: &rng)
      return (0..<count).map { fold in
        Array(order[order.count * fold / count..<order.count * (fold + 1) / count])
      }
    case .perUser(let testSize):
      let rows = UserRows(ratings)
      return [
        (0..<ratings.userCount).flatMap { user in
          let row = rows[UserIndex(user)].map { Int32($0) }.shuffled(using: &rng)
          return row.suffix(Self.count(testSize, of: row.count))
        }
      ]
    case .leaveLastOut:
      let times = try Self.times(of: ratings)
      let rows = UserRows(ratings)
      return [
        (0..<ratings.userCount).compactMap { user in
          // Of equal times the last in the file.
          rows[UserIndex(user)].max { (times[$0], $0) < (times[$1], $1) }.map { Int32($0) }
        }
      ]
    case .byTime(let testSize):
      let times = try Self.times(of: ratings)
      let order = all.sorted { (times[Int($0)], $0) < (times[Int($1)], $1) }
      return [order.suffix(Self.count(testSize, of: all.count))]
    case .users, .perUserInThree: return []
    }
  }

  private static func count(_ fraction: Double, of total: Int) -> Int {
    Int((fraction * Double(total)).rounded())
  }

  private static func times(of ratings: Ratings) throws(EvaluationError) -> [UInt32] {
    guard let first = ratings.times.first else { throw .noTimes }
    guard ratings.count < 2 || ratings.times.contains(where: { $0 != first }) else {
      throw .oneTime(first)
    }
    return ratings.times
  }

  /// Test ratings that are no later than what trains, where all of them should be; of the same user, where each user's
  /// last is out.
  private func ties(in split: EvaluationSplit) -> Int {
    let ratings = split.ratings
    switch self {
    case .random, .folds, .perUser, .perUserInThree, .users: return 0
    case .byTime:
      guard let newest = split.train.map({ ratings.times[Int($0)] }).max() else { return 0 }
      return split.test.count { ratings.times[Int($0)] <= newest }
    case .leaveLastOut:
      var newest = [UInt32?](repeating: nil, count: ratings.userCount)
      for position in split.train {
        let user = ratings.users[Int(position)].position
        newest[user] = max(newest[user] ?? 0, ratings.times[Int(position)])
      }
      return split.test.count { position in
        newest[ratings.users[Int(position)].position].map {
          ratings.times[Int(position)] <= $0
        } ?? false
      }
    }
  }
}

extension EvaluationSplit {
  /// All but the test ratings train, in the order of the file.
  init(name: String, ratings: Ratings, test: [Int32]) {
    var isTest = [Bool](repeating: false, count: ratings.count)
    for position in test { isTest[Int(position)] = true }
    self.init(
      name: name, ratings: ratings,
      train: (0..<ratings.count).filter { !isTest[$0] }.map { Int32($0) }, test: test)
  }
}

extension EvaluationSplit {
  /// Each user's ratings in random order: the last test, those before validate, the others train. Parts are rounded
  /// down, but a user with three ratings has one in each.
  ///
  /// Source: Zhao et al.: RecBole, CIKM 2021, its splitting by ratio. https://doi.org/10.1145/3459637.3482016
  fileprivate init(
    _ ratings: Ratings, judging part: JudgedPart, _ validation: Double, _ testSize: Double,
    with rng: inout SeededGenerator
  ) {
    var (train, validates, tests): ([Int32], [Int32], [Int32]) = ([], [], [])
    let rows = UserRows(ratings)
    for user in 0..<ratings.userCount {
      let row = rows[UserIndex(user)].map { Int32($0) }.shuffled(using: &rng)
      func size(_ part: Double, leaving others: Int) -> Int {
        max(Int(part * Double(row.count)), row.count - others > 1 ? 1 : 0)
      }
      let tested = size(testSize, leaving: 0)
      let validated = size(validation, leaving: tested)
      train += row.dropLast(tested + validated)
      validates += row.dropLast(tested).suffix(validated)
      tests += row.suffix(tested)
    }
    let judged = part == .test ? tests : validates
    self.init(name: "", ratings: ratings, train: train.sorted(), test: judged)
    self.validation = part == .test ? validates : []
  }
}

/// Why ratings cannot be evaluated on.
public enum EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
  case noTimes
  /// With the one that all ratings have.
  case oneTime(UInt32)
  case tooFewRatings(Int)
  /// There is no part to choose by.
  case noValidation
  /// None of so many ratings is left.
  case nothingKept(Int)

  public var description: String {
    switch self {
    case .noTimes: "the ratings have no timestamps to split by; use another --split"
    case .oneTime(let time):
      "all ratings have the same timestamp, \(time), so that none is the last; use another --split"
    case .tooFewRatings(let count):
      "too few ratings for this split, \(count): a part of it would be empty"
    case .noValidation:
      "this split has no part to choose by; use --split users, or --split per-user with --validation-size"
    case .nothingKept(let count):
      "of \(count) ratings none is left; lower --ratings-from or --core"
    }
  }
}
