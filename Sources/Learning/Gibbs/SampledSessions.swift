import Concurrency
import RatingData

/// A bias for each session of a user, added to what the rows predict.
///
///     s ~ N(0, 1/τ)    τ ~ Gamma(1, 1)
struct SampledSessions: Sendable {
  let sessions: RatingSessions
  /// Those that train, standardized.
  var ratings: (users: RowRatings, movies: RowRatings)
  /// The session of each entry of them.
  private let entries: (users: [Int32], movies: [Int32])
  /// s, by session.
  private(set) var biases: [Float]
  /// τ.
  private(set) var precision: Float = 10

  /// - Parameter ratings: those of these positions, by users and by movies.
  /// - Returns: nil where the ratings tell no times.
  init?(
    _ ratings: (users: RowRatings, movies: RowRatings), of positions: [Int32], in all: Ratings
  ) {
    guard let sessions = RatingSessions(of: positions, in: all) else { return nil }
    self.sessions = sessions
    self.ratings = ratings
    biases = [Float](repeating: 0, count: sessions.count)
    func session(_ position: Int32) -> Int32 {
      let position = Int(position)
      return Int32(sessions.index(of: all.users[position], at: all.times[position]) ?? 0)
    }
    entries = (
      RowOrder(usersOf: all, positions).positions.map(session),
      RowOrder(moviesOf: all, positions).positions.map(session)
    )
  }

  /// What the rows are to predict: the ratings less the biases.
  var remainders: (users: RowRatings, movies: RowRatings) {
    (
      ratings.users.mapEntries { $1 - biases[Int(entries.users[$0])] },
      ratings.movies.mapEntries { $1 - biases[Int(entries.movies[$0])] }
    )
  }

  /// Samples every s, given the rows, and τ.
  ///
  /// - Parameter precision: α.
  mutating func sample(
    _ users: GibbsSide, _ movies: GibbsSide, precision: Float, workers: Workers,
    with rng: inout SeededGenerator
  ) {
    let current = self
    let sums = workers.map(users.rows.count) { user in
      current.sums(of: UserIndex(user), users, movies, precision: precision)
    }
    var squares = 0.0
    for (session, sum) in sums.joined().enumerated() {
      let total = sum.weight + Double(self.precision)
      let bias = sum.error / total + Double(rng.standardNormal()) / total.squareRoot()
      biases[session] = Float(bias)
      squares += bias * bias
    }
    self.precision = Float(
      rng.gamma(shape: 1 + Double(biases.count) / 2) / (1 + squares / 2))
  }

  /// What the ratings of each session of a user say of its bias: their precisions, and what is left of them times these.
  private func sums(
    of user: UserIndex, _ users: GibbsSide, _ movies: GibbsSide, precision: Float
  ) -> [(error: Double, weight: Double)] {
    let range = sessions.range(user)
    var sums = [(error: Double, weight: Double)](repeating: (0, 0), count: range.count)
    let weight = precision * (users.weights?.weights[user.position] ?? 1)
    for entry in ratings.users.range(user.position) {
      let movie = Int(ratings.users.others[entry])
      let rest =
        ratings.users.values[entry]
        - users.rows.prediction(user.position, movie, of: movies.rows)
      let weight = Double(weight * (movies.weights?.weights[movie] ?? 1))
      let session = Int(entries.users[entry]) - range.lowerBound
      sums[session].error += weight * Double(rest)
      sums[session].weight += weight
    }
    return sums
  }

  /// Takes over what was sampled.
  mutating func restore(_ biases: [Float], precision: Float) {
    self.biases = biases
    self.precision = max(precision, .leastNormalMagnitude)
  }
}
