import Learning
import Models
import RatingData

/// What a model expects of users: of those who were there when it was trained, and of those who are folded in.
struct UserScores: Sendable {
  /// Draws of a sampled model that a user is folded into, spread over all of them.
  private static let mostDraws = 32

  private let model: any Model
  private let regularization: FoldInRegularization
  private let relevant: Float
  /// By user; empty of those who are not folded in.
  private let own: [[MovieRating]]

  init(_ model: any Model, on split: EvaluationSplit, _ regularization: FoldInRegularization) {
    self.model = model
    self.regularization = regularization
    let ratings = split.ratings
    relevant = ratings.relevanceThreshold
    var own = [[MovieRating]](
      repeating: [], count: split.foldedIn.isEmpty ? 0 : ratings.userCount)
    for position in split.foldedIn {
      let position = Int(position)
      own[ratings.users[position].position].append(
        MovieRating(movie: ratings.movies[position], rating: ratings.values[position]))
    }
    self.own = own
  }

  /// By movie.
  func callAsFunction(_ user: UserIndex) -> [Float] {
    guard own.indices.contains(user.position), !own[user.position].isEmpty else {
      return model.scores(for: user)
    }
    let ratings = known(own[user.position])
    guard model.sampleCount > 0 else { return scores(ratings, by: model) }
    let draws = min(model.sampleCount, Self.mostDraws)
    var sums = [Float](repeating: 0, count: model.movieCount)
    for draw in 0..<draws {
      let sample = model.sample((draw + 1) * model.sampleCount / draws - 1)
      for (movie, score) in scores(ratings, by: sample).enumerated() { sums[movie] += score }
    }
    return sums.map { $0 / Float(draws) }
  }

  /// What training would have known of the user: a learner that ranks learns from what is liked alone.
  private func known(_ ratings: [MovieRating]) -> [MovieRating] {
    guard !model.predictsRatings else { return ratings }
    var seen: Set<MovieIndex> = []
    return ratings.filter { $0.rating >= relevant && seen.insert($0.movie).inserted }
      .map { MovieRating(movie: $0.movie, rating: 1) }
  }

  private func scores(_ ratings: [MovieRating], by model: any Model) -> [Float] {
    model.foldIn(
      ratings,
      regularization: regularization(ratings: ratings.count, movies: model.movieCount)
    ).scores
  }
}
