import Concurrency
import RatingData
import TestSamples
import Testing

@testable import Learning

/// What was solved or drawn for a row, put together anew beside what the learner did.
@Suite struct `A row that was solved` {
  private let ratings = Samples.ratings(users: 40)

  private func learner(_ preset: Preset, factors: Int = 4) -> any RowSolvingLearner {
    var settings = preset.settings(seed: 5)
    settings[.factors] = factors
    let learner = settings.makeLearner(
      for: ratings, split: settings.split(ratings), workers: Workers(count: 1))
    guard let solver = learner as? any RowSolvingLearner else { fatalError("it solves no rows") }
    return solver
  }

  /// What the step's kernels found satisfies the equations.
  @Test(arguments: [Preset.als, .mllib, .implicitALS])
  func `satisfies its equations, of a user and of a movie`(preset: Preset) throws {
    let learner = learner(preset)
    var sides: Set<Bool> = []
    for _ in 0..<2 {
      learner.beginEpoch()
      for _ in 0..<learner.stepsPerEpoch {
        _ = learner.advance(steps: 1)
        let rows = try #require(learner.solvedRows)
        sides.insert(rows.lowerBound < learner.userCount)
        for row in rows {
          let solved = learner.solved(row: row)
          #expect(solved.residual < 1e-4, "row \(row)")
          #expect(solved.draw == nil)
        }
      }
    }
    #expect(sides.count == 2)
  }

  /// Many unknowns are only come nearer to, and that shows.
  @Test func `says how far off it is where it was not solved wholly`() throws {
    let learner = learner(.als, factors: 70)
    learner.beginEpoch()
    _ = learner.advance(steps: 1)
    let rows = try #require(learner.solvedRows)
    let worst = rows.map { learner.solved(row: $0).residual }.max() ?? 0
    #expect(worst > 1e-5)
  }

  /// Draws scatter around the mean by what is said: deviations of them have a mean of 0 and a variance of 1.
  @Test func `was drawn from the distribution that is said`() throws {
    let learner = learner(.bayes)
    var places: [Double] = []
    for _ in 0..<6 {
      learner.beginEpoch()
      for _ in 0..<learner.stepsPerEpoch {
        _ = learner.advance(steps: 1)
        for row in try #require(learner.solvedRows) {
          let solved = learner.solved(row: row)
          #expect(solved.draw?.means.count == 5)
          places += solved.place ?? []
        }
      }
    }
    #expect(places.count > 1000)
    let mean = places.reduce(0, +) / Double(places.count)
    let variance = places.reduce(0) { $0 + $1 * $1 } / Double(places.count)
    #expect(abs(mean) < 0.1, "\(mean)")
    #expect(abs(variance - 1) < 0.15, "\(variance)")
  }

  @Test func `has the system that a hand puts together`() {
    let others = FactorRows(count: 2, factors: 1)
    others.restore(factors: [2, 3], biases: [0.5, -1])
    let rows = RowRatings(
      usersOf: Ratings(
        users: [0, 0].map { UserIndex($0) }, movies: [0, 1].map { MovieIndex($0) }, values: [4, 2],
        userCount: 1, movieCount: 2), [0, 1])
    var problem = RowProblem(0, unknowns: 2, against: others, ratings: rows)
    // Features (2, 1) and (3, 1), targets 3.5 and 3.
    #expect(problem.matrix == [13, 5, 5, 2] && problem.right == [16, 6.5])
    problem.add(diagonal: [1, 1], right: [0, 1])
    let (solution, inverse) = problem.solve()
    // (14 5; 5 3)⁻¹ = (3 −5; −5 14) / 17
    #expect(abs(solution[0] - (3 * 16 - 5 * 7.5) / 17) < 1e-12)
    #expect(abs(solution[1] - (-5 * 16 + 14 * 7.5) / 17) < 1e-12)
    #expect(abs(inverse[0] - 3.0 / 17) < 1e-12 && abs(inverse[1] - 14.0 / 17) < 1e-12)
  }
}
