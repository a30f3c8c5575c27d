import Models
import RatingData

/// What a learner that alternates between users and movies works on: standardized training ratings by row,
/// and the rows that are learned of them.
struct AlternatingProblem {
  let scale: Standardization
  let userRatings: RowRatings
  let movieRatings: RowRatings
  let users: FactorRows
  let movies: FactorRows
  private let biases: ModelBiases

  /// Users start at 0, movies at random; biases at 0. Without biases nothing is taken off the ratings either.
  init(
    _ ratings: Ratings, _ split: Split, factors: Int, biases: ModelBiases = .both, seed: UInt64
  ) {
    let scale =
      biases == .both ? Standardization(of: split.train, in: ratings) : Standardization(mean: 0)
    self.scale = scale
    self.biases = biases
    userRatings = RowRatings(usersOf: ratings, split.train).map(scale.standardized)
    movieRatings = RowRatings(moviesOf: ratings, split.train).map(scale.standardized)
    users = FactorRows(count: ratings.userCount, factors: factors)
    movies = FactorRows(count: ratings.movieCount, factors: factors)
    movies.initialize(seed: seed)
  }

  /// A sweep at its start.
  var sweep: AlternatingRows { AlternatingRows(users: users.count, movies: movies.count) }

  /// Unknowns of a row.
  var unknowns: Int { users.factors + (biases == .both ? 1 : 0) }

  /// The model of the rows as they stand, on the scale of the ratings. Users' factors take it all, as their biases do, so
  /// that one penalty holds both back where a user is folded in.
  var model: FactorModel {
    FactorModel(
      userFactors: users.matrix(scale: scale.deviation), movieFactors: movies.matrix(),
      biases: biases == .none
        ? nil
        : Biases(
          mean: scale.mean, users: users.biasArray(scale: scale.deviation),
          movies: movies.biasArray(scale: scale.deviation)))
  }

  /// The rows' part of a learner's state.
  var numbers: [String: [Float]] {
    [
      "user_factors": users.matrix().values, "user_biases": users.biasArray(),
      "movie_factors": movies.matrix().values, "movie_biases": movies.biasArray(),
    ]
  }

  /// Takes over the rows of a state; none of them where one does not fit.
  func restore(_ state: LearnerState) throws(LearnerStateError) {
    let userFactors = try state.numbers("user_factors", count: users.count * users.factors)
    let userBiases = try state.numbers("user_biases", count: users.count)
    let movieFactors = try state.numbers("movie_factors", count: movies.count * movies.factors)
    let movieBiases = try state.numbers("movie_biases", count: movies.count)
    users.restore(factors: userFactors, biases: userBiases)
    movies.restore(factors: movieFactors, biases: movieBiases)
  }
}
