import Concurrency
import Evaluation
import Jobs
import Learning
import RatingData
import Testing

@testable import Dashboard

/// Folds one by one are what an evaluation of all of them is.
@Suite struct `Cross-validation in the dashboard` {
  @Test func `has the figures of marquee evaluate`() throws {
    let ratings = Self.ratings
    var settings = Preset.biased.settings(seed: 3)
    settings.schedule = Schedule(epochs: 3, patience: 3)
    settings[.factors] = 2
    let metrics: [Metric] = [.rmse, .mae]
    let request = FoldsRequest(number: 1, settings: settings, folds: 3, metrics: metrics)
    let folds = request.job(on: ratings).outcomes().compactMap { done in
      if case .progress(let fold)? = FoldsRequest.slot.take(done)?.outcome { fold } else { nil }
    }
    var floor = Settings(.baseline)
    floor.seed = settings.seed
    let all = Evaluation(
      [Candidate(name: "baseline", settings: floor), Candidate(name: "run", settings: settings)],
      on: try SplitMethod.folds(3).splits(of: ratings, repeats: 1, seed: settings.seed),
      metrics: metrics, workers: Workers(count: 1)
    ).run(.init(clock: { 0 }))
    for metric in metrics {
      #expect(folds.map { $0.values[metric] } == (0..<3).map { all.values(of: metric, 1)[$0] })
      #expect(folds.map { $0.baseline[metric] } == (0..<3).map { all.values(of: metric, 0)[$0] })
    }
  }

  private static let ratings: Ratings = {
    var users: [UserIndex] = []
    var movies: [MovieIndex] = []
    var values: [Float] = []
    for user in 0..<30 {
      for movie in 0..<12 where (user * 5 + movie * 3) % 4 != 0 {
        users.append(UserIndex(user))
        movies.append(MovieIndex(movie))
        values.append(Float(1 + (user + 2 * movie) % 5))
      }
    }
    return Ratings(users: users, movies: movies, values: values, userCount: 30, movieCount: 12)
  }()
}
