import Models
import RatingData
import Testing

@testable import Learning

/// A user who is folded in against one who was there when the model was trained, on ratings whose factors are known.
@Suite struct `Who is folded in` {
  private let users = 80
  private let movies = 50

  /// Two tastes and a mean: 3 + a·c + b·d, within 1 ... 5.
  private func rating(_ user: Int, _ movie: Int) -> Float {
    let (a, b) = (Float(user % 7 - 3) / 3, Float(user % 5 - 2) / 2)
    let (c, d) = (Float(movie % 3 - 1), Float(movie % 4) / 1.5 - 1)
    return min(5, max(1, 3 + a * c + b * d))
  }

  /// Everyone rates two movies of three; the last user is only there where wanted.
  private func ratings(of users: Int) -> Ratings {
    var pairs: [(user: Int, movie: Int)] = []
    for user in 0..<users {
      for movie in 0..<movies where (user + movie) % 3 != 0 { pairs.append((user, movie)) }
    }
    return Ratings(
      users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
      values: pairs.map { rating($0.user, $0.movie) }, userCount: users, movieCount: movies)
  }

  private func model(_ ratings: Ratings, _ settings: Settings) throws -> any Model {
    let everything = Split(train: (0..<Int32(ratings.count)).map { $0 }, validation: [])
    let loop = TrainingLoop(
      learner: settings.makeLearner(for: ratings, split: everything), schedule: settings.schedule)
    loop.run(.init(clock: { 0 }))
    return try #require(loop.best).model
  }

  private func settings(_ preset: Preset) -> Settings {
    var settings = Settings(preset)
    settings[.factors] = 4
    settings[.epochs] = 30
    settings[.patience] = 30
    return settings
  }

  @Test func `is expected to rate as they do, and as if they had been there`() throws {
    var settings = settings(.als)
    settings[.regularization] = 0.02
    let newcomer = users - 1
    let all = ratings(of: users)
    let retrained = try model(all, settings)
    let others = try model(ratings(of: users - 1), settings)
    let own = all.users.indices.filter { all.users[$0].position == newcomer }
    let folded = folded(
      own.map { MovieRating(movie: all.movies[$0], rating: all.values[$0]) }, into: others,
      settings,
      on: all)
    var (error, difference) = (Float(0), Float(0))
    for movie in 0..<movies where (newcomer + movie) % 3 == 0 {
      let there = retrained.predict(UserIndex(newcomer), MovieIndex(movie)).rating
      error = max(error, abs(folded.scores[movie] - rating(newcomer, movie)))
      difference = max(difference, abs(folded.scores[movie] - there))
    }
    #expect(error < 0.4, "\(error)")
    #expect(difference < 0.25, "\(difference)")
  }

  @Test func `likes of preferences what they would have liked`() throws {
    let settings = settings(.implicitALS)
    let newcomer = users - 1
    let all = ratings(of: users)
    let retrained = try model(all, settings)
    let others = try model(ratings(of: users - 1), settings)
    let own = all.users.indices.filter { all.users[$0].position == newcomer }
      .map { MovieRating(movie: all.movies[$0], rating: all.values[$0]) }
      // Training knows no dislikes.
      .filter { $0.rating >= all.relevanceThreshold }
    let folded = folded(own, into: others, settings, on: all)
    // Many movies are alike, so that ranks among them say nothing; the scores do.
    let there = retrained.scores(for: UserIndex(newcomer))
    let (meanA, meanB) = (mean(folded.scores), mean(there))
    let (a, b) = (folded.scores.map { $0 - meanA }, there.map { $0 - meanB })
    func product(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let correlation = product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    #expect(correlation > 0.98, "\(correlation)")
  }

  /// Whoever is folded in as the learner of these settings would hold a user back.
  private func folded(
    _ ratings: [MovieRating], into model: any Model, _ settings: Settings, on all: Ratings
  ) -> FoldedUser {
    model.foldIn(
      ratings, likedFrom: all.relevanceThreshold,
      regularization: FoldInRegularization(settings)(
        ratings: ratings.count, movies: all.movieCount))
  }

  private func mean(_ values: [Float]) -> Float { values.reduce(0, +) / Float(values.count) }
}
