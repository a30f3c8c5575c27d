import Concurrency
import Learning
import RatingData
import Testing

@testable import Evaluation

@Suite struct `An evaluation` {
  private static func ratings(tested: (Float) -> Float = { $0 }, test: Set<Int> = []) -> Ratings {
    var rng = SeededGenerator(seed: 5, stream: .other)
    let rows = (0..<900).map { number in
      let (user, movie) = (number / 30, Int(rng.below(40)))
      let rating = Float((user + movie) % 5 + 1)
      return (user, movie, test.contains(number) ? tested(rating) : rating)
    }
    var ratings = Ratings(
      users: rows.map { UserIndex($0.0) }, movies: rows.map { MovieIndex($0.1) },
      values: rows.map(\.2), userCount: 30, movieCount: 40)
    ratings.relevanceThreshold = 1
    return ratings
  }

  private static func candidates() -> [Candidate] {
    [Preset.baseline, .als].map { preset in
      var settings = Settings(preset)
      settings[.epochs] = 4
      return Candidate(name: preset.rawValue, settings: settings)
    }
  }

  private static func evaluation(
    _ ratings: Ratings = ratings(), method: SplitMethod = .folds(3), threads: Int = 2
  ) throws -> Evaluation {
    Evaluation(
      candidates(), on: try method.splits(of: ratings, repeats: 1, seed: 1),
      metrics: [.rmse, .ndcg(5)], workers: Workers(count: threads))
  }

  @Test func `judges every learner on every split`() throws {
    let results = try Self.evaluation().run(.init(clock: { 0 }))
    #expect(results.isComplete)
    for candidate in 0..<2 {
      #expect(results.values(of: .rmse, candidate).count == 3)
      #expect(results.failure(of: candidate) == nil)
    }
    let rmse = (0..<2).map { results.values(of: .rmse, $0) }
    let difference = try #require(results.difference(in: .rmse, of: 1, to: 0))
    let mean = (0..<3).reduce(0.0) { $0 + (rmse[1][$1] ?? .nan) - (rmse[0][$1] ?? .nan) } / 3
    #expect(abs(difference.mean - mean) < 1e-12)
    // t(2) = 4.3027; a fold tests half as many ratings as train.
    let squares = (0..<3).reduce(0.0) { sum, split in
      let difference = (rmse[1][split] ?? .nan) - (rmse[0][split] ?? .nan) - mean
      return sum + difference * difference
    }
    let margin = 4.302653 * (squares / 2 * (1.0 / 3 + 1.0 / 2)).squareRoot()
    #expect(abs(try #require(difference.margin) / margin - 1) < 1e-6)
  }

  @Test func `does not depend on the number of threads`() throws {
    let runs = try [1, 3].map { threads in
      let results = try Self.evaluation(threads: threads).run(.init(clock: { 0 }))
      return (0..<2).map { results.trials(of: $0) }
    }
    #expect(runs[0] == runs[1])
  }

  /// The models, and so the lists, are the same whatever is in the test part.
  @Test func `learns nothing from test ratings`() throws {
    let method = SplitMethod.random(testSize: 0.2)
    let plain = Self.ratings()
    let test = Set(try method.splits(of: plain, repeats: 1, seed: 1)[0].test.map { Int($0) })
    let results = try [plain, Self.ratings(tested: { 6 - $0 }, test: test)].map { ratings in
      let evaluation = Evaluation(
        Self.candidates(), on: try method.splits(of: ratings, repeats: 1, seed: 1),
        metrics: [.rmse, .coverage(5)], workers: Workers(count: 2))
      return evaluation.run(.init(clock: { 0 }))
    }
    for candidate in 0..<2 {
      #expect(
        results[0].values(of: .coverage(5), candidate)
          == results[1].values(of: .coverage(5), candidate))
      #expect(
        results[0].values(of: .rmse, candidate) != results[1].values(of: .rmse, candidate))
    }
  }

  @Test func `keeps what is done when it is to stop`() throws {
    var asked = 0
    var last: EvaluationProgress?
    let results = try Self.evaluation().run(
      .init(
        clock: { 0 }, shouldStop: { last?.split == 1 && asked > 0 },
        report: { progress in
          asked += 1
          last = progress
        }))
    #expect(!results.isComplete)
    #expect(results.trials(of: 0).map(\.split) == [0])
    #expect(results.trials(of: 1).map(\.split) == [0])
  }

  @Test func `tells what is left by what was`() throws {
    var now = 0.0
    var told: [Double?] = []
    _ = try Self.evaluation().run(
      .init(
        clock: {
          now += 1
          return now
        }, report: { told.append($0.secondsLeft) }))
    #expect(told.first == .some(nil))
    #expect(told.compactMap { $0 }.count > 10)
  }

  /// A clock that ticks with each report.
  @Test func `times each learner on each split, and foretells by that`() throws {
    var now = 0.0
    var told: [String: [Double?]] = [:]
    let results = try Self.evaluation().run(
      .init(
        clock: { now },
        report: { progress in
          told["\(progress.split) \(progress.candidate)", default: []].append(progress.secondsLeft)
          now += 1
        }))
    let seconds = (0..<2).map { results.trials(of: $0).map(\.seconds) }
    for (candidate, name) in ["baseline", "als"].enumerated() {
      let reports = (0..<3).map { Double(told["\($0) \(name)"]?.count ?? -1) }
      #expect(seconds[candidate] == reports)
    }
    #expect(told["0 als"]?.first == .some(nil))
    #expect(told["1 baseline"]?.first == 2 * (seconds[0][0] + seconds[1][0]))
    #expect(told["2 als"]?.first == (seconds[1][0] + seconds[1][1]) / 2)
  }

  @Test func `goes on after a learner that diverges, and says why`() throws {
    var settings = Settings(.biased)
    settings[.learningRate] = 1e20
    let evaluation = Evaluation(
      [Candidate(name: "biased", settings: settings)] + Self.candidates(),
      on: try SplitMethod.folds(2).splits(of: Self.ratings(), repeats: 1, seed: 1),
      metrics: [.rmse], workers: Workers(count: 1))
    let results = evaluation.run(.init(clock: { 0 }))
    #expect(results.isComplete)
    #expect(results.failure(of: 0)?.contains("diverged") == true)
    #expect(results.values(of: .rmse, 0).isEmpty)
    #expect(results.values(of: .rmse, 2).count == 2)
  }
}

@Suite struct `Spread and difference` {
  @Test func `of one value have no width`() throws {
    #expect(try #require(Spread([3])).standardDeviation == nil)
    #expect(try #require(PairedDifference([3], testShare: 0.1)).margin == nil)
    #expect(Spread([]) == nil)
  }

  /// t(2) = 4.3027, s = 1, 1/3 + 1/9.
  @Test func `correct for training parts that overlap`() throws {
    let difference = try #require(PairedDifference([1, 2, 3], testShare: 1.0 / 9))
    #expect(difference.mean == 2)
    #expect(abs(try #require(difference.margin) - 4.302653 * (4.0 / 9).squareRoot()) < 1e-5)
  }
}
