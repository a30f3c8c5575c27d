import Concurrency
import Learning
import Models
import RatingData

/// Draws of `bayes` for the view of samples: 64 factors, which depend on who watched and on genres and decade, too.
///
/// One draw is a poor likeness, the average over many the best that one model gives. Ratings that are few are learned in
/// more sweeps, since they cost less and draws differ more.
struct LikenessChain {
  /// How the chain goes.
  struct Plan: Sendable, Equatable {
    /// Sweeps before the first draw.
    let burnIn: Int
    /// Sweeps from one draw to the next.
    let stride: Int
    let draws: Int

    var sweeps: Int { burnIn + stride * draws }

    /// Sweeps over so many ratings are made after the burn-in, within these bounds.
    private static let sweptRatings = 20_000_000
    private static let sweepsAllowed = 20...120

    /// - Parameter most: draws at the most.
    init(ratings: Int, most: Int) {
      let sweeps = Self.sweptRatings / max(1, ratings)
      let allowed = Self.sweepsAllowed
      let kept = min(allowed.upperBound, max(allowed.lowerBound, sweeps))
      burnIn = max(10, kept / 6)
      draws = max(1, min(kept, most))
      stride = kept / draws
    }
  }

  static let factors = 64
  static let mostDraws = 40

  let plan: Plan
  /// Ratings that it learns from.
  let ratings: Ratings

  /// - Parameters:
  ///   - movies: whose genres and years are features.
  ///   - listed: movies that a list may show.
  ///   - limits: how much it may take.
  init(_ ratings: Ratings, movies: [Movie], listed: Int, limits: LikenessLimits) {
    var part = ratings.ofSomeUsers(most: limits.chainRatings)
    part.features = SideFeatures(users: [], movies: movies)
    self.ratings = part
    plan = Plan(
      ratings: part.count,
      most: limits.draws(movies: ratings.movieCount, listed: listed, factors: Self.factors))
  }

  /// Every movie's list by the mean cosine over draws.
  ///
  /// - Parameter proceed: asked between two steps with the part that is done; false ends it.
  /// - Returns: nil where it was ended.
  func lists(
    _ listed: ListedMovies, with workers: Workers, proceed: (Double) -> Bool
  ) -> ViewLists? {
    var vectors = SampledVectors(listed, factors: Self.factors, draws: plan.draws)
    let learning = 0.9
    let isLearned = draw(
      with: workers, proceed: { proceed(learning * $0) },
      take: { vectors.append($0, with: workers) })
    guard isLearned else { return nil }
    return vectors.lists(with: workers) { proceed(learning + (1 - learning) * $0) }
  }

  /// Steps between two questions whether to go on.
  private static let stepsAtOnce = 8

  /// Gives the movies' factors of every draw.
  ///
  /// - Returns: false where it was ended.
  private func draw(
    with workers: Workers, proceed: (Double) -> Bool, take: (FactorMatrix) -> Void
  ) -> Bool {
    var settings = Settings(.bayes)
    settings[.factors] = Self.factors
    // The draws are taken here, one by one.
    settings[.burnIn] = Schedule.epochsAllowed.upperBound
    let everything = Split(train: (0..<Int32(ratings.count)).map { $0 }, validation: [])
    let learner = settings.makeLearner(for: ratings, split: everything, workers: workers)
    for sweep in 0..<plan.sweeps {
      learner.beginEpoch()
      for step in stride(from: 0, to: learner.stepsPerEpoch, by: Self.stepsAtOnce) {
        let part = Double(step) / Double(learner.stepsPerEpoch)
        guard proceed((Double(sweep) + part) / Double(plan.sweeps)) else { return false }
        _ = learner.advance(steps: Self.stepsAtOnce)
      }
      let drawn = sweep + 1 - plan.burnIn
      if drawn > 0, drawn.isMultiple(of: plan.stride), let factors = learner.model().movieVectors {
        take(factors)
      }
    }
    return true
  }
}

extension Ratings {
  /// These ratings; where they are more than so many, those of a part of the users, drawn at random and numbered anew, each
  /// with all of theirs.
  func ofSomeUsers(most: Int) -> Ratings {
    guard count > most else { return self }
    let rows = UserRows(self)
    var order = Array(0..<userCount)
    var generator = SeededGenerator(seed: 0, stream: .other)
    for last in Swift.stride(from: userCount - 1, to: 0, by: -1) {
      order.swapAt(last, Int(generator.below(UInt32(last + 1))))
    }
    var total = 0
    let chosen = order.prefix { user in
      total += rows.count(UserIndex(user))
      return total <= most
    }.sorted()
    let positions = chosen.map { rows[UserIndex($0)] }
    return Ratings(
      users: positions.enumerated().flatMap { user, row in row.map { _ in UserIndex(user) } },
      movies: positions.flatMap { row in row.map { movies[$0] } },
      values: positions.flatMap { row in row.map { values[$0] } },
      userCount: chosen.count, movieCount: movieCount)
  }
}
