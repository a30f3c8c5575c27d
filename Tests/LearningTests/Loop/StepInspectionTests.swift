import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// Single steps, looked at.
@Suite struct `A step that is looked at` {
  private let ratings = Samples.ratings(users: 30)

  private static func settings(
    _ preset: Preset, optimizer: Optimizer = .adamax
  ) -> Settings {
    var settings = preset.settings(seed: 5)
    settings.schedule = Schedule(epochs: 2, patience: 2)
    if settings.descriptors.contains(Setting.factors.descriptor) { settings[.factors] = 4 }
    if settings.descriptors.contains(Setting.optimizer.descriptor) {
      settings[.optimizer] = optimizer
    }
    if settings.descriptors.contains(Setting.batch.descriptor) { settings[.batch] = 8 }
    return settings
  }

  private func loop(_ settings: Settings) -> TrainingLoop {
    TrainingLoop(
      learner: settings.makeLearner(
        for: ratings, split: settings.split(ratings), workers: Workers(count: 1)),
      schedule: settings.schedule)
  }

  /// The validation losses of a run in which every step is looked at, and what was seen.
  private func inspected(
    _ settings: Settings, _ subject: StepSubject = StepSubject(), steps: Int = .max
  ) -> (losses: [Double], reports: [StepReport]) {
    var losses: [Double] = []
    var reports: [StepReport] = []
    var count = 0
    loop(settings).run(
      TrainingLoop.Callbacks(
        clock: { 0 },
        directive: { _, done in
          count += 1
          return done < 1 && count <= steps ? .inspect(subject) : .proceed
        },
        report: {
          if case .epoch(let record) = $0 { losses.append(record.validated ?? .nan) }
        },
        inspected: { if let report = $0 { reports.append(report) } }))
    return (losses, reports)
  }

  @Test(arguments: [
    Preset.seed, .biased, .als, .svdpp, .bayes, .implicitALS, .ease, .popular, .baseline,
  ])
  func `teaches what it would have taught, whatever the learner`(preset: Preset) {
    let settings = Self.settings(preset)
    var losses: [Double] = []
    loop(settings).run(
      TrainingLoop.Callbacks(
        clock: { 0 },
        report: { if case .epoch(let record) = $0 { losses.append(record.validated ?? .nan) } }
      ))
    #expect(inspected(settings).losses == losses)
  }

  /// A clock that ticks at each look: it is read around the step alone, however it is looked at.
  @Test func `takes no longer for being looked at`() {
    func seconds(_ directive: Directive) -> [Double] {
      var now = 0.0
      var found: [Double] = []
      loop(Self.settings(.seed)).run(
        TrainingLoop.Callbacks(
          clock: {
            now += 1
            return now
          }, directive: { _, done in done < 1 ? directive : .proceed },
          report: { if case .epoch(let record) = $0 { found.append(record.seconds ?? .nan) } },
          inspected: { _ in now += 1000 }))
      return found
    }
    #expect(seconds(.inspect(StepSubject())).allSatisfy { $0 < 1000 })
    #expect(seconds(.proceed).allSatisfy { $0 < 1000 })
  }

  @Test(arguments: [Preset.seed, .als, .svdpp])
  func `shows the row that moved most, or the one that is followed`(preset: Preset) throws {
    let reports = inspected(Self.settings(preset), steps: 3).reports
    let report = try #require(reports.first)
    #expect(report.step == 1 && report.epoch == 1)
    let moved = [report.user?.change, report.movie?.change].compactMap { $0 }
    #expect(moved.contains { $0.contains { $0 != 0 } })
    let subject = StepSubject(user: UserIndex(7), movie: MovieIndex(2))
    let followed = inspected(Self.settings(preset), subject, steps: 3).reports
    #expect(followed.allSatisfy { $0.user?.index == UserIndex(7) })
    #expect(followed.allSatisfy { $0.movie?.index == MovieIndex(2) })
  }

  /// What Keras' formulas say of the batch's ratings, computed from the models alone.
  @Test(arguments: [Optimizer.adamax, .adam, .sgd, .adagrad])
  func `has the gradient and the moments of its formula`(optimizer: Optimizer) throws {
    let settings = Self.settings(.seed, optimizer: optimizer)
    let rate = settings[.learningRate] as Float
    let reports = inspected(settings).reports
    for (count, report) in reports.prefix(12).enumerated() {
      let user = try #require(report.user)
      let update = try #require(user.gradient)
      let gradient = try #require(update.gradient)
      let before = try #require(report.before as? FactorModel)
      // The mean of (p·q − r)² over the batch, by p.
      var expected = [Float](repeating: 0, count: 4)
      for rating in report.learnedFrom where rating.user == user.index {
        let error = before.predict(rating.user, rating.movie).rating - rating.rating
        let other = before.movieFactors[rating.movie.position]
        for (lane, factor) in other.enumerated() {
          expected[lane] += 2 * error * factor / Float(report.ratingCount)
        }
      }
      for (found, wanted) in zip(gradient, expected) {
        #expect(abs(found - wanted) <= 1e-4 * max(1, abs(wanted)))
      }
      // What moved is the step size times the first moment, or the gradient.
      let first = update.moments.first { $0.name == "m" }?.values ?? gradient
      for lane in 0..<4 {
        let wanted = -update.stepSize[lane] * first[lane]
        #expect(abs(user.change[lane] - wanted) <= 1e-5 + 1e-3 * abs(wanted))
      }
      if optimizer == .sgd { #expect(update.stepSize == [Float](repeating: rate, count: 4)) }
      if count == 0, optimizer == .adamax {
        let scale = try #require(update.moments.last)
        #expect(scale.name == "u")
        #expect(zip(scale.values, gradient).allSatisfy { abs($0 - abs($1)) <= 1e-6 + 1e-4 * $0 })
      }
    }
    #expect(reports.count > 12)
    #expect(reports[0].learnedFrom.count == 8)
  }
}
