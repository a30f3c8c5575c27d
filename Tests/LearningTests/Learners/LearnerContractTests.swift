import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// What every learner keeps, whatever it learns by. A new learner is a line in `all`.
@Suite("The contract of learners")
struct LearnerContractTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let settings: Settings
    /// Ratings that this learner can learn something from.
    var ratings = Samples.ratings()
  }

  static let all = [
    Case(testDescription: "dot product", settings: Samples.dotProduct),
    Case(testDescription: "biased", settings: Samples.biased),
    Case(
      testDescription: "biased in blocks", settings: Samples.settings(.biased) { $0[.batch] = 8 },
      ratings: Samples.ratings(users: 80, movies: 60, count: 9000)),
    Case(testDescription: "als", settings: Samples.als),
    Case(
      testDescription: "als without biases",
      settings: Samples.settings(.als) { $0[.biases] = ModelBiases.none }),
    Case(testDescription: "bayes", settings: Samples.bayes),
    Case(testDescription: "svdpp", settings: Samples.svdpp),
    Case(testDescription: "implicit-als", settings: Samples.implicitALS),
    Case(testDescription: "ease", settings: Samples.ease),
    Case(testDescription: "popular", settings: Samples.settings(.popular)),
    Case(
      testDescription: "baseline", settings: Samples.baseline, ratings: Samples.additiveRatings()),
  ]

  /// Those that predict ratings, and those that only rank.
  static let rating = all.filter { !ranking.contains($0.settings.learner.name) }
  private static let ranking: Set = [
    ImplicitALSLearner.name, EASELearner.name, PopularLearner.name,
  ]

  private func learner(
    _ each: Case, seed: UInt64 = 1, threads: Int = 2
  ) -> any Learner {
    let settings = each.settings.seeded(seed)
    return settings.makeLearner(
      for: each.ratings, split: settings.split(each.ratings), workers: Workers(count: threads))
  }

  /// The model after some epochs, each learned in chunks of so many steps.
  private func train(
    _ learner: any Learner, epochs: Int = 3, chunk: Int = .max,
    between: (any Learner) -> Void = { _ in }
  ) -> any Model {
    for _ in 0..<epochs {
      learner.beginEpoch()
      finishEpoch(learner, from: 0, chunk: chunk, between: between)
    }
    return learner.model()
  }

  private func finishEpoch(
    _ learner: any Learner, from step: Int, chunk: Int = .max,
    between: (any Learner) -> Void = { _ in }
  ) {
    var left = learner.stepsPerEpoch - step
    while left > 0 {
      _ = learner.advance(steps: min(chunk, left))
      left -= min(chunk, left)
      between(learner)
    }
  }

  @Test("Every learner is in the suite")
  func complete() {
    #expect(Set(Self.all.map { $0.settings.learner.name }) == Set(Learners.all.map { $0.name }))
  }

  @Test("A seed makes a run repeatable bit for bit, another seed another run", arguments: all)
  func repeatable(each: Case) {
    let first = train(learner(each))
    #expect(train(learner(each)).isEqual(to: first))
    #expect(!train(learner(each, seed: 2)).isEqual(to: first))
  }

  @Test("The number of threads changes nothing", arguments: all, [1, 3, 8])
  func threads(each: Case, threads: Int) {
    let two = train(learner(each))
    #expect(train(learner(each, threads: threads)).isEqual(to: two))
  }

  /// Without biases zero is a rating of its own.
  static let scaleFree = rating.filter {
    !["dot product", "als without biases"].contains($0.testDescription)
  }

  @Test("Another unit of the ratings gives the same curve in that unit", arguments: scaleFree)
  func unit(each: Case) {
    let ratings = each.ratings
    let image = Ratings(
      users: (0..<ratings.count).map { ratings.users[$0] },
      movies: (0..<ratings.count).map { ratings.movies[$0] },
      values: (0..<ratings.count).map { ratings.values[$0] * 25 - 30 },
      userCount: ratings.userCount, movieCount: ratings.movieCount)
    let other = Case(testDescription: "", settings: each.settings, ratings: image)
    let losses = [each, other].map {
      let learner = learner($0)
      _ = train(learner)
      return learner.validate().mean
    }
    #expect(abs(losses[1] / 625 - losses[0]) < 1e-3 * losses[0], "\(losses)")
  }

  @Test("The size of the chunks changes nothing", arguments: all, [1, 3, 7, 1000])
  func chunks(each: Case, chunk: Int) {
    let whole = train(learner(each))
    #expect(train(learner(each), chunk: chunk).isEqual(to: whole))
  }

  @Test("A step is no more than its part of the epoch", arguments: all)
  func steps(each: Case) {
    let (first, whole) = (learner(each), learner(each))
    for learner in [first, whole] { learner.beginEpoch() }
    _ = first.advance(steps: 1)
    _ = whole.advance(steps: whole.stepsPerEpoch)
    #expect((first.state == whole.state) == (whole.stepsPerEpoch == 1))
  }

  private static let inspectable = all.filter { $0.settings.learner == AdamaxLearner.self }

  @Test("The ratings of the next step are those that it learns from", arguments: inspectable)
  func upcoming(each: Case) throws {
    let learner = try #require(learner(each) as? any InspectableLearner)
    learner.beginEpoch()
    for _ in 0..<learner.stepsPerEpoch {
      let (first, count) = learner.upcomingRatings(limit: 3)
      #expect(first.count == min(3, count))
      #expect(learner.advance(steps: 1).count == count)
    }
    #expect(learner.upcomingRatings(limit: 3).count == 0)
  }

  @Test("Looking at the model or at the state changes nothing", arguments: all)
  func looking(each: Case) {
    let watched = train(learner(each), chunk: 3) {
      _ = $0.model()
      _ = $0.validate()
      _ = $0.state
    }
    #expect(watched.isEqual(to: train(learner(each))))
  }

  @Test("The loss falls, on what trains and on what validates", arguments: all)
  func learns(each: Case) {
    let learner = learner(each)
    var losses: [Double] = []
    var validation = [learner.validate().mean]
    for _ in 0..<8 {
      learner.beginEpoch()
      losses.append(learner.advance(steps: learner.stepsPerEpoch).mean)
      validation.append(learner.validate().mean)
    }
    // What is solved in closed form has nothing left to learn.
    guard ![EASELearner.name, PopularLearner.name].contains(each.settings.learner.name) else {
      #expect(validation[8] > validation[0] && validation[8] == validation[1])
      return
    }
    #expect(learner.metric.isBetter(losses[7], than: losses[0]), "\(losses)")
    #expect(learner.metric.isBetter(validation[8], than: validation[0]), "\(validation)")
  }

  @Test("Its counts are those of the ratings and of the split", arguments: rating)
  func counts(each: Case) {
    let learner = learner(each)
    let count = each.ratings.count
    let train = count / 10 * 9
    #expect(learner.ratingsPerEpoch == train)
    #expect(learner.validationRatings == count - train)
    #expect(learner.validate().count == count - train)
    #expect(learner.userCount == each.ratings.userCount)
    #expect(learner.movieCount == each.ratings.movieCount)
    #expect(learner.stepsPerEpoch >= 1)
    learner.beginEpoch()
    #expect(learner.advance(steps: learner.stepsPerEpoch).count == train)
    #expect(learner.advance(steps: 1).count == 0)
  }

  /// 1, 3 and 5 train, of mean 3 and mean square 35/3; 2 and 5 validate.
  @Test("Its yardsticks are the error of the mean and that of zero", arguments: rating)
  func reference(each: Case) {
    let ratings = Ratings(
      users: [0, 0, 1, 1, 1].map { UserIndex($0) }, movies: [0, 1, 0, 1, 2].map { MovieIndex($0) },
      values: [1, 3, 5, 2, 5], userCount: 2, movieCount: 3)
    let split = Split(train: [0, 1, 2], validation: [3, 4])
    let reference = each.settings.makeLearner(for: ratings, split: split).reference
    #expect(abs(reference.mean - 2.5) < 1e-12)
    #expect(reference.zero.isNaN || abs(reference.zero - 35 / 3) < 1e-12)
  }

  @Test("The validation error is that of the model's predictions", arguments: rating)
  func validation(each: Case) {
    let learner = learner(each)
    let model = train(learner)
    let ratings = each.ratings
    let validation = each.settings.split(each.ratings).validation.map { Int($0) }
    let sum = validation.reduce(0.0) { sum, position in
      let predicted = model.predict(ratings.users[position], ratings.movies[position]).rating
      let error = Double(predicted - ratings.values[position])
      return sum + error * error
    }
    #expect(abs(learner.validate().sum - sum) < 1e-4 * sum)
  }

  @Test("Scores and parts are those of single predictions", arguments: all)
  func scores(each: Case) {
    let model = train(learner(each))
    for user in 0..<3 {
      let scores = model.scores(for: UserIndex(user))
      #expect(scores.count == each.ratings.movieCount)
      for (movie, score) in scores.enumerated() {
        #expect(score == model.predict(UserIndex(user), MovieIndex(movie)).rating)
        let sum = model.parts(of: UserIndex(user), MovieIndex(movie)).map(\.value).reduce(0, +)
        #expect(abs(sum - score) < 1e-4)
      }
    }
  }

  @Test(
    "Going on from a state equals never having stopped, at any step", arguments: all,
    [0.0, 0.02, 0.35, 0.98, 1])
  func resumes(each: Case, part: Double) throws {
    let straight = learner(each)
    let stopped = learner(each)
    for learner in [straight, stopped] { _ = train(learner, epochs: 2) }
    let step = Int(part * Double(straight.stepsPerEpoch))
    for learner in [straight, stopped] {
      learner.beginEpoch()
      _ = learner.advance(steps: step)
    }
    let resumed = learner(each)
    try resumed.restore(stopped.state)
    #expect(resumed.state == stopped.state)
    for learner in [straight, resumed] {
      finishEpoch(learner, from: step)
      _ = train(learner, epochs: 2)
    }
    #expect(resumed.model().isEqual(to: straight.model()))
    #expect(resumed.state == straight.state)
  }

  @Test("A state of another learner, of other data, or too late, is refused", arguments: all)
  func refusesStates(each: Case) throws {
    let trained = learner(each)
    _ = train(trained, epochs: 1)
    let foreign = LearnerState(learner: "oracle")
    #expect(
      throws: LearnerStateError.learner(found: "oracle", expected: each.settings.learner.name)
    ) {
      try learner(each).restore(foreign)
    }
    #expect(throws: LearnerStateError.alreadyTrained) { try trained.restore(trained.state) }
    let other = Samples.ratings(users: 41, movies: 31)
    let larger = each.settings.makeLearner(for: other, split: each.settings.split(other))
    #expect(throws: LearnerStateError.self) { try larger.restore(trained.state) }
  }

  @Test(
    "The least data train without a trap", arguments: all, [1, 2, 11])
  func tiny(each: Case, count: Int) {
    let ratings = Samples.ratings(users: 1, movies: 1, count: count)
    let learner = each.settings.makeLearner(for: ratings, split: each.settings.split(ratings))
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 3, patience: 1))
    #expect(loop.run(.init(clock: { 0 })).bestEpoch != nil)
    // Of one movie there is nothing left to rank.
    let validates = count > 1 && learner.metric == .loss
    #expect((loop.best?.validated == nil) != validates)
    #expect(loop.best?.validated?.isNaN != true)
  }

  /// What a sweep asks before it makes any learner.
  @Test("Whether there is anything to judge by is known without a learner", arguments: all)
  func judges(each: Case) {
    for ratings in [each.ratings, Samples.ratings(users: 1, movies: 1, count: 11)] {
      let split = each.settings.split(ratings)
      let all = (0..<Int32(ratings.count)).map { $0 }
      let splits = [
        split, Split(train: all, validation: []), Split(train: [], validation: all),
        Split(train: all, validation: all),
      ]
      for split in splits {
        let learner = each.settings.makeLearner(for: ratings, split: split)
        #expect(
          each.settings.learner.canValidate(ratings, split)
            == (learner.ratingsPerEpoch > 0 && learner.validationRatings > 0),
          "\(split.train.count) train, \(split.validation.count) validate")
      }
    }
  }

  @Test("What validation tells besides has the learner's metric among it", arguments: all)
  func validatesAll(each: Case) {
    let learner = learner(each)
    _ = train(learner, epochs: 1)
    let all = learner.validateAll()
    #expect(all[learner.metric] == learner.validate())
    for (metric, mean) in all {
      #expect(mean.mean.isFinite && mean.count == learner.validationRatings, "\(metric.name)")
    }
  }
}
