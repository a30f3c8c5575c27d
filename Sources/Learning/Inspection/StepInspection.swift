import Models
import RatingData

/// Looks at what one step of a learner does. Nothing is learned otherwise for it.
struct StepInspection {
  let learner: any Learner
  let subject: StepSubject

  /// Ratings that are listed.
  private static let listed = StepReport.mostRatings

  /// - Parameter advance: does the step.
  /// - Returns: nil where the learner has no model to look at.
  func report(epoch: Int, step: Int, _ advance: () -> Void) -> StepReport? {
    guard learner.hasModel else {
      advance()
      return nil
    }
    let inspectable = learner as? any InspectableLearner
    let before = learner.model()
    let (ratings, count) = inspectable?.upcomingRatings(limit: Self.listed) ?? ([], 0)
    let users = Side(first: 0, before: before.userVectors)
    let movies = Side(first: learner.userCount, before: before.movieVectors)
    let user = (subject.user ?? ratings.first?.user)?.position
    let movie = (subject.movie ?? ratings.first?.movie)?.position
    let gradients = (
      user: user.flatMap { inspectable?.gradient(ofRow: users.first + $0) },
      movie: movie.flatMap { inspectable?.gradient(ofRow: movies.first + $0) }
    )
    advance()
    let after = learner.model()
    let solver = learner as? any RowSolvingLearner
    return StepReport(
      epoch: epoch, step: step, stepsPerEpoch: learner.stepsPerEpoch,
      stepName: learner.stepName, before: before, after: after,
      learnedFrom: ratings, ratingCount: count,
      user: users.update(
        of: user, after.userVectors, inspectable, gradients.user, solver,
        index: { UserIndex($0) }),
      movie: movies.update(
        of: movie, after.movieVectors, inspectable, gradients.movie, solver,
        index: { MovieIndex($0) }))
  }

  /// The rows of users, or of movies.
  private struct Side {
    /// Where they begin among the learner's rows.
    let first: Int
    let before: FactorMatrix?

    /// - Parameter row: whose; where nil the one that moved furthest, or else the first that was solved for.
    func update<Index>(
      of row: Int?, _ after: FactorMatrix?, _ learner: (any InspectableLearner)?,
      _ gradient: [Float]?, _ solver: (any RowSolvingLearner)?, index: (Int) -> Index
    ) -> RowUpdate<Index>? {
      guard let before, let after else { return nil }
      let solved = solver?.solvedRows
      // A sampler's mean stands still until its sample is whole.
      let own = solved.flatMap { $0.lowerBound >= first ? $0.lowerBound - first : nil }
      guard let row = row ?? furthest(before, after) ?? own, row < before.rows else { return nil }
      var update = RowUpdate(
        index: index(row), before: Array(before[row]), after: Array(after[row]),
        gradient: learner?.update(ofRow: first + row, gradient: gradient))
      if let solver, solved?.contains(first + row) == true {
        update.solved = solver.solved(row: first + row)
      }
      return update
    }

    /// The row that moved furthest; nil where none moved.
    private func furthest(_ before: FactorMatrix, _ after: FactorMatrix) -> Int? {
      let distances = (0..<before.rows).map { row in
        zip(before[row], after[row]).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let furthest = distances.indices.max { distances[$0] < distances[$1] }
      return furthest.flatMap { distances[$0] > 0 ? $0 : nil }
    }
  }
}
