import RatingData
import RatingWriting

/// A made-up set with factors planted in it, made row by row: what it holds grows with its users and
/// movies, and not with its ratings.
///
/// Equal plans give equal rows.
package struct SyntheticSet: RatingRows {
  package let plan: SyntheticPlan
  package let catalogue: Catalogue
  private let activity: Activity
  private let sampler: MovieSampler
  private let model: PlantedModel
  /// Where the rows' part of chance begins.
  private let generator: SeededGenerator

  package init(_ plan: SyntheticPlan) {
    var generator = SeededGenerator(seed: plan.seed, stream: .synthesis)
    self.plan = plan
    catalogue = SyntheticCatalogue.make(plan, &generator)
    activity = Activity(plan, &generator)
    sampler = MovieSampler(movies: plan.movies, &generator)
    model = PlantedModel(plan, &generator)
    self.generator = generator
  }

  package var count: Int { plan.ratings }
  package var hasTimes: Bool { true }

  package func value(failing fits: (Float) -> Bool) -> Float? {
    plan.scale.values.first { !fits($0) }
  }

  package func visit(
    _ body: (RatingRow) throws(WritingError) -> Void
  ) throws(WritingError) {
    try trace { row, _ throws(WritingError) in try body(row) }
  }

  /// Every row, and what the user thought of the movie before the noise.
  @inline(__always)
  func trace<Stop: Error>(
    _ body: (_ row: RatingRow, _ opinion: Float) throws(Stop) -> Void
  ) throws(Stop) {
    var (generator, sampler, model) = (generator, sampler, model)
    var given = 0
    for (user, count) in activity.counts.enumerated() {
      let count = Int(count)
      let hand = dealt(given)..<dealt(given + count)
      sampler.sample(count, for: Int32(truncatingIfNeeded: user), hand: hand, &generator)
      model.meetUser(&generator)
      var sittings = Sittings(ratings: count, &generator)
      for movie in sampler.movies {
        let opinion = model.opinion(of: Int(movie))
        let row = RatingRow(
          user: UserIndex(user), movie: MovieIndex(Int(movie)),
          value: plan.scale.rounded(opinion + model.noise * generator.normal()),
          time: sittings.next(&generator))
        try body(row, opinion)
      }
      given += count
    }
  }

  /// How many movies of the deal are out after so many ratings: evenly, so that no user's part is
  /// longer than what they rate.
  private func dealt(_ given: Int) -> Int {
    // At most 2³¹ · 10⁷, which 64 bits hold.
    given * min(plan.movies, plan.ratings) / plan.ratings
  }

  /// The noise that rounding leaves, which is the least mean squared error that any model can have.
  package var noiseFloor: Double { NoiseFloor(plan.scale, deviation: model.noise).mean(in: self) }
}
