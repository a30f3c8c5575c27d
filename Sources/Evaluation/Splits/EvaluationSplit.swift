import RatingData

/// Ratings that a learner may see, and ratings on which it is judged once.
public struct EvaluationSplit: Sendable {
  /// What tells it from the others: `repeat 2, fold 1`, `u1.test`.
  public internal(set) var name: String
  public let ratings: Ratings
  /// Positions in the columns of `ratings`, of what trains and validates, and of what tests.
  public let train: [Int32]
  public let test: [Int32]
  /// Positions of what chooses epochs and settings, and trains nothing; empty where each learner holds out a part of what
  /// trains.
  public internal(set) var validation: [Int32] = []
  /// Positions of what users who do not train rated: by it they are folded into what was learned.
  public internal(set) var foldedIn: [Int32] = []
  /// Among which movies lists are made.
  public internal(set) var ranked = RankedMovies.all
  /// What is sampled for a list follows from it.
  public internal(set) var seed: UInt64 = 0
  /// What the catalogue says of the movies; empty where no metric asks.
  public var movies: [Movie] = []

  /// Test ratings of which the order of the file alone says that they are later than what trains; 0 of a split that does
  /// not go by time.
  public internal(set) var ties = 0

  public init(name: String, ratings: Ratings, train: [Int32], test: [Int32]) {
    self.name = name
    self.ratings = ratings
    self.train = train
    self.test = test
  }

  /// A copy whose movies these are.
  public func of(_ movies: [Movie]) -> EvaluationSplit {
    var split = self
    split.movies = movies
    return split
  }
}

extension EvaluationSplit {
  /// A copy whose lists are made among these movies.
  public func ranking(_ ranked: RankedMovies) -> EvaluationSplit {
    var split = self
    split.ranked = ranked
    return split
  }

  /// A copy in which no rating trains whose user and movie are in the test part, and how many these were.
  public func withoutTestPairs() -> (split: EvaluationSplit, removed: Int) {
    let asked = Set(test.map(pair))
    let split = EvaluationSplit(
      name: name, ratings: ratings, train: train.filter { !asked.contains(pair(at: $0)) },
      test: test
    ).of(movies)
    return (split, train.count - split.train.count)
  }

  /// Test ratings whose user rated the same movie in what trains: a learner has seen what they ask for.
  ///
  /// - Complexity: O(ratings).
  public var overlap: Int {
    let pairs = test.map(pair)
    let asked = Set(pairs)
    var seen: Set<Int64> = []
    for position in train {
      let pair = pair(at: position)
      if asked.contains(pair) { seen.insert(pair) }
    }
    return seen.isEmpty ? 0 : pairs.count { seen.contains($0) }
  }

  /// User and movie as one number.
  private func pair(at position: Int32) -> Int64 {
    Int64(ratings.users[Int(position)].rawValue) << 32
      | Int64(ratings.movies[Int(position)].rawValue)
  }
}
