import RatingData

/// Users of whom nothing trains: by a part of what they rated they are folded in, the rest is what they are asked for.
///
/// What is rated by them alone is in neither part: no learner knows of it.
///
/// Source: Liang, Krishnan, Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering, WWW 2018, section 4.2.
/// https://doi.org/10.1145/3178876.3186150
public struct HeldOutUsers: Sendable, Equatable {
  /// How many there are.
  public enum Size: Sendable, Equatable {
    /// A part of all users, rounded down.
    case part(Double)
    case count(Int)

    func users(of total: Int) -> Int {
      switch self {
      case .part(let part): min(total, Int(part * Double(total)))
      case .count(let count): min(total, count)
      }
    }
  }

  /// By whom settings are chosen.
  public let validation: Size
  public let test: Size
  /// The part of a user's ratings by which they are folded in.
  public let foldedIn: Double

  public init(validation: Size, test: Size, foldedIn: Double) {
    self.validation = validation
    self.test = test
    self.foldedIn = foldedIn
  }

  /// Users in random order: the first test, those that follow validate, all others train.
  func split(
    _ ratings: Ratings, judging part: JudgedPart, with rng: inout SeededGenerator
  ) -> EvaluationSplit {
    let rows = UserRows(ratings)
    let users = (0..<ratings.userCount).filter { rows.count(UserIndex($0)) > 0 }
      .shuffled(using: &rng)
    let tests = test.users(of: users.count)
    let validates = min(validation.users(of: users.count), users.count - tests)
    let train = users[(tests + validates)...].flatMap { rows[UserIndex($0)].map { Int32($0) } }
    var isTrained = [Bool](repeating: false, count: ratings.movieCount)
    for position in train { isTrained[ratings.movies[Int(position)].position] = true }
    var (known, asked): ([Int32], [Int32]) = ([], [])
    // Those who test are drawn first, whoever is judged: the seed alone decides of them.
    for (place, user) in users[..<(tests + validates)].enumerated() {
      let row = rows[UserIndex(user)].map { Int32($0) }
        .filter { isTrained[ratings.movies[Int($0)].position] }.shuffled(using: &rng)
      guard (place < tests) == (part == .test) else { continue }
      // A product a little above a whole number is that number.
      let own = Int((foldedIn * Double(row.count) - 1e-9).rounded(.up))
      known += row[..<own]
      asked += row[own...]
    }
    var split = EvaluationSplit(name: "", ratings: ratings, train: train.sorted(), test: asked)
    split.foldedIn = known
    return split
  }
}

/// Which of the held-out parts is looked at.
public enum JudgedPart: String, Sendable, CaseIterable {
  case test
  /// The part to choose settings by; the test part is left alone.
  case validation
}
