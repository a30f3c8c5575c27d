import Concurrency
import Learning
import RatingData
import TestSamples
import Testing

@testable import Tuning

@Suite struct `A sweep` {
  private static let ratings = Samples.ratings()

  private static var base: Settings {
    var settings = Preset.biased.settings(seed: 5)
    settings.schedule = Schedule(epochs: 3, patience: 3)
    return settings
  }

  private func plan(
    sample: Int? = nil, _ axes: (SettingDescriptor, String)..., seeds: Int = 2
  ) throws -> SweepPlan? {
    SweepPlan(
      Self.base, try axes.map { try SweepPlan.Axis($0.0, parsing: $0.1) }, seeds: seeds,
      sample: sample)
  }

  private let factors = Setting.factors.descriptor
  private let regularization = Setting.regularization.descriptor

  @Test func `tries every value of a setting with every value of another`() throws {
    let plan = try #require(
      try plan((factors, "2, 3,3"), (regularization, "0.01,0.1,1"), seeds: 4))
    #expect((plan.rows, plan.columns, plan.cells, plan.trials) == (2, 3, 6, 24))
    let settings = plan.settings(of: 5, seed: 3)
    #expect(settings[.factors] == 3)
    #expect(settings[.regularization] == 1)
    #expect(settings.seed == 8)
    #expect(plan.title(of: 4) == "factors 3 · regularization 0.1")
  }

  @Test func `samples different combinations where not all are wanted, the same for a seed`() throws
  {
    let many = (1...9).map(String.init).joined(separator: ",")
    let axes = (
      (factors, many), (regularization, "0.01,0.1,1"), (Setting.epochs.descriptor, many)
    )
    let sampled = try #require(try plan(sample: 20, axes.0, axes.1, axes.2))
    #expect(sampled.cells == 20 && sampled.isSampled && !sampled.isMap)
    #expect(Set((0..<20).map(sampled.choice(of:))).count == 20)
    #expect(try plan(sample: 20, axes.0, axes.1, axes.2) == sampled)
    let settings = sampled.settings(of: 7)
    let choice = sampled.choice(of: 7)
    #expect(settings[.factors] == choice[0] + 1)
    #expect(settings[.epochs] == choice[2] + 1)
    let all = try #require(
      try plan(sample: 60, (factors, "2,3"), axes.1, (Setting.epochs.descriptor, "1,2")))
    #expect(all.cells == 12 && !all.isSampled)
    #expect((0..<12).map(all.choice(of:)).last == [1, 2, 1])
  }

  @Test func `is refused where it makes no sense`() throws {
    #expect(try plan(seeds: 1) == nil)
    #expect(try plan((factors, "2"), (factors, "3")) == nil)
    #expect(try plan((factors, "2"), seeds: 0) == nil)
    let many = (1...9).map(String.init).joined(separator: ",")
    #expect(try plan((factors, many), (Setting.epochs.descriptor, many)) == nil)
    #expect(try plan(sample: 0, (factors, many)) == nil)
    #expect(throws: SettingsError.self) { try plan((factors, "2,,3")) }
    #expect(throws: SettingsError.self) { try plan((factors, "2,x")) }
  }

  @Test(arguments: [1, 2])
  func `comes to what single runs come to, whatever the threads`(threads: Int) throws {
    let plan = try #require(try plan((factors, "2,5")))
    let points = Guarded<[SweepPoint]>([])
    Sweep(plan, on: Self.ratings, workers: Workers(count: threads)).run(
      shouldStop: { false }, report: { point in points.withLock { $0.append(point) } })
    let found = points.withLock { $0 }
    #expect(found.count == 4)
    for point in found {
      let settings = plan.settings(of: point.cell, seed: point.seed)
      let learner = settings.makeLearner(for: Self.ratings, split: settings.split(Self.ratings))
      let end = TrainingLoop(learner: learner, schedule: settings.schedule)
        .run(.init(clock: { 0 }))
      #expect(point.validated == end.bestValidated)
    }
  }

  @Test func `stops when told, and tells of nothing that is not done`() throws {
    let plan = try #require(try plan((factors, "2,5,8"), seeds: 3))
    let points = Guarded(0)
    Sweep(plan, on: Self.ratings, workers: Workers(count: 1)).run(
      shouldStop: { points.withLock { $0 >= 2 } },
      report: { _ in points.withLock { $0 += 1 } })
    #expect(points.withLock { $0 } == 2)
  }

  @Test func `says why a run of it failed, and whether there is anything to compare by`() throws {
    let plan = try #require(try plan((Setting.validation.descriptor, "0,0.2"), seeds: 1))
    let sweep = Sweep(plan, on: Self.ratings, workers: Workers(count: 1))
    let metric = try #require(sweep.metric)
    let table = Guarded(SweepTable(plan, metric))
    sweep.run(shouldStop: { false }, report: { point in table.withLock { $0.add(point) } })
    #expect(table.withLock { $0.failure(of: 0) } == "it has no validation ratings")
    #expect(table.withLock { $0.best } == 1)
    let few = Samples.ratings(users: 1, movies: 1, count: 1)
    #expect(Sweep(plan, on: few, workers: Workers(count: 1)).metric == nil)
  }

  private func table(_ losses: [[Double?]]) throws -> SweepTable {
    let values = losses.indices.map { "\($0 + 2)" }.joined(separator: ",")
    let plan = try #require(try plan((factors, values), seeds: losses[0].count))
    var table = SweepTable(plan, .loss)
    for (cell, row) in losses.enumerated() {
      for (seed, loss) in row.enumerated() {
        table.add(SweepPoint(cell: cell, seed: seed, validated: loss))
      }
    }
    return table
  }

  /// The difference of each seed is 0.1 give or take 0.01, however far the seeds lie apart; by hand: standard
  /// deviation 0.01, t of two degrees of freedom 4.3027, (1/3 + 1/9)^½ = 2/3.
  @Test func `tells what is noise from what is not, within seeds`() throws {
    let table = try table([[1.1, 3.11, 2.09], [1, 3, 2], [1.2, 2.9, 2.0]])
    #expect(table.best == 1)
    let difference = try #require(table.difference(of: 0, from: 1))
    #expect(abs(difference.mean - 0.1) < 1e-9)
    #expect(abs((difference.margin ?? 0) - 4.3027 * 0.01 * 2 / 3) < 1e-4)
    #expect(table.verdict(on: 0) == .worse)
    #expect(table.verdict(on: 1) == .best)
    #expect(table.verdict(on: 2) == .withinNoise)
    #expect(table.isComplete)
  }

  @Test
  func `is read by the roots of its mean squares, and by nothing that does not follow from them`()
    throws
  {
    let table = try table([[1, 4, 9], [0.25, 1, 2.25], [1, nil, 1]])
    let roots = try #require(table.read(by: .rmse))
    #expect(roots.metric == .rmse && roots.done == table.done && roots.best == table.best)
    #expect(roots.spread(of: 0)?.mean == 2 && roots.spread(of: 1)?.mean == 1)
    #expect(roots.difference(of: 0, from: 1)?.mean == 1)
    #expect(roots.failure(of: 2) == table.failure(of: 2) && roots.spread(of: 2) == nil)
    #expect(
      table.read(by: .mae) == nil && table.read(by: .loss)?.spread(of: 0) == table.spread(of: 0))
  }

  @Test func `says nothing of a cell with a run that failed, or with one seed`() throws {
    let failed = try table([[1, nil], [2, 2]])
    #expect(failed.spread(of: 0) == nil)
    #expect(failed.best == 1)
    #expect(failed.verdict(on: 0) == .failed)
    #expect(failed.failure(of: 0) != nil && failed.failure(of: 1) == nil)
    let single = try table([[1], [2]])
    #expect(single.verdict(on: 1) == .unknown)
    #expect(single.verdict(on: 0) == .best)
  }
}
