import Concurrency
import Learning
import RatingData
import Testing

@testable import Tuning

@Suite struct `A search for settings` {
  private static let ratings: Ratings = {
    let rows = (0..<600).map { number in
      let (user, movie) = (number / 20, number * 7 % 40)
      return (user, movie, Float((user + movie) % 5 + 1))
    }
    return Ratings(
      users: rows.map { UserIndex($0.0) }, movies: rows.map { MovieIndex($0.1) },
      values: rows.map(\.2), userCount: 30, movieCount: 40)
  }()

  private static func base(_ preset: Preset = .als) -> Settings {
    var settings = Settings(preset)
    settings.schedule = Schedule(epochs: 9, patience: 99)
    return settings
  }

  private static func trials(threads: Int, bracket: Int = 0) -> [Trial] {
    Tuner(SearchSpace(base(), fixed: []), on: ratings, workers: Workers(count: threads))
      .runBracket(bracket, shouldStop: { false })
  }

  @Test func `gives all trials a few epochs, a third of them more, and one the full number`() {
    let trials = Self.trials(threads: 2)
    #expect(trials.map(\.number) == Array(0..<9))
    #expect(trials.map(\.epochs).sorted() == [1, 1, 1, 1, 1, 1, 3, 3, 9])
    let best = trials.min { ($0.validated ?? .infinity) < ($1.validated ?? .infinity) }
    #expect(best?.epochs != 1)
    #expect(trials.allSatisfy { ($0.epoch ?? 0) <= $0.epochs })
  }

  @Test func `does not depend on the number of threads`() {
    #expect(Self.trials(threads: 1) == Self.trials(threads: 3))
  }

  @Test func `samples other settings in another bracket`() {
    let second = Self.trials(threads: 2, bracket: 1)
    #expect(second.map(\.number) == Array(9..<18))
    #expect(
      Set(second.map { $0.settings[.factors] })
        != Set(Self.trials(threads: 2).map { $0.settings[.factors] }))
  }

  /// What a trial came to is what `train` with its settings comes to.
  @Test func `tells the loss that training anew has`() throws {
    let trial = try #require(Self.trials(threads: 2).first { $0.epochs == 9 })
    let loop = TrainingLoop(
      learner: trial.settings.makeLearner(
        for: Self.ratings, split: trial.settings.split(Self.ratings)),
      schedule: trial.settings.schedule)
    let end = loop.run(.init(clock: { 0 }))
    #expect(end.bestValidated == trial.validated)
    #expect(end.bestEpoch == trial.epoch)
  }

  /// However few epochs it was given, and however little patient it is.
  @Test(arguments: [2, 4])
  func `tells a loss to which its settings come anew, of every trial`(patience: Int) throws {
    var base = Self.base(.biased)
    base.schedule = Schedule(epochs: 27, patience: patience)
    let space = SearchSpace(
      base, fixed: [], given: ["learningRate": .logarithmic(0.1...0.6)])
    let tuner = Tuner(space, on: Self.ratings, workers: Workers(count: 2))
    let trials = (0..<60).flatMap { tuner.runBracket($0, shouldStop: { false }) }
    #expect(Set(trials.map(\.epochs)) == [3, 9, 27])
    for trial in trials {
      let settings = trial.settingsToRepeat
      let end = TrainingLoop(
        learner: settings.makeLearner(for: Self.ratings, split: settings.split(Self.ratings)),
        schedule: settings.schedule
      ).run(.init(clock: { 0 }))
      let hasResult = !end.reason.isFailure
      #expect((hasResult ? end.bestValidated : nil) == trial.validated, "\(trial)")
      #expect((hasResult ? end.bestEpoch : nil) == trial.epoch, "\(trial)")
    }
  }

  @Test func `is over at once when it is to stop`() {
    let tuner = Tuner(
      SearchSpace(Self.base(), fixed: []), on: Self.ratings, workers: Workers(count: 2))
    #expect(tuner.runBracket(0, shouldStop: { true }).isEmpty)
  }

  @Test func `leaves what is given as it is, and keeps to the ranges`() throws {
    var base = Self.base()
    base[.factors] = 7
    let space = SearchSpace(
      base, fixed: [Setting.factors.descriptor],
      given: ["regularization": .logarithmic(0.5...0.6)])
    for index in 0..<50 {
      let settings = space.draw(index, seed: 1)
      #expect(settings[.factors] == 7)
      #expect((0.5...0.6).contains(settings[.regularization] as Float))
      #expect((0...1).contains(settings[.regularizationPower] as Float))
      #expect(try settings.validated() == settings)
    }
    #expect(!space.settings.contains(Setting.factors.descriptor))
  }

  /// Their quotient is infinite, and two digits of the lower end are none.
  @Test func `samples numbers from ranges whose ends lie far apart`() throws {
    let range = SearchRange.logarithmic(.leastNonzeroMagnitude...3e38)
    #expect(range.value(at: 0) == .leastNonzeroMagnitude)
    #expect(range.value(at: 1) == 3e38)
    let space = SearchSpace(Self.base(.biased), fixed: [], given: ["learningRate": range])
    let found = try (0..<100).map {
      try space.draw($0, seed: 1).validated()[.learningRate] as Float
    }
    #expect(Set(found.map { $0 > 1 }) == [false, true])
  }

  @Test(arguments: Preset.allCases)
  func `samples settings that every learner can be trained with`(preset: Preset) throws {
    let space = SearchSpace(Self.base(preset), fixed: [])
    for index in 0..<20 { _ = try space.draw(index, seed: 3).validated() }
  }

  @Test func `marks a trial that failed, and goes on`() {
    let space = SearchSpace(
      Self.base(.biased), fixed: [], given: ["learningRate": .logarithmic(1e15...1e20)])
    let trials = Tuner(space, on: Self.ratings, workers: Workers(count: 2))
      .runBracket(0, shouldStop: { false })
    #expect(trials.count == 9)
    #expect(trials.allSatisfy { $0.validated == nil && $0.failure?.isEmpty == false })
  }

  @Test func `knows when there is nothing to choose by`() {
    let one = Ratings(
      users: [UserIndex(0)], movies: [MovieIndex(0)], values: [5], userCount: 1, movieCount: 1)
    let workers = Workers(count: 1)
    #expect(!Tuner(SearchSpace(Self.base(), fixed: []), on: one, workers: workers).canChoose)
    #expect(
      Tuner(SearchSpace(Self.base(), fixed: []), on: Self.ratings, workers: workers).canChoose)
  }
}
