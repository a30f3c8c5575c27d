import Models
import RatingData

/// The chain's state, and the samples that it has kept.
extension BayesLearner {
  public var state: LearnerState {
    let samples = kept.samples
    let numbers = [
      "precision": [precision],
      "sample_noise": keptNoise.numbers,
      "session_biases": sessions?.biases ?? [],
      "session_precision": sessions.map { [$0.precision] } ?? [],
      "sample_sessions": keptSessions.numbers,
      "sample_user_factors": samples.flatMap { $0.userFactors.values },
      "sample_movie_factors": samples.flatMap { $0.movieFactors.values },
      "sample_user_biases": samples.flatMap { $0.biases?.users ?? [] },
      "sample_movie_biases": samples.flatMap { $0.biases?.movies ?? [] },
    ]
    return LearnerState(
      learner: Self.name,
      integers: [
        "step": [sweep.step], "epochs": [epochsBegun], "samples": [samples.count],
        "taken": [kept.count], "stride": [kept.stride],
        "weight_shapes": [users, movies].map { $0.weights?.shape ?? 1 },
      ],
      numbers: [problem.numbers, users.numbers, movies.numbers].reduce(numbers) {
        $0.merging($1) { $1 }
      })
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let step = try state.integer("step", in: 0...sweep.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let precision = try state.numbers("precision", count: 1)
    let kept = try keptSamples(in: state, epochs: epochs)
    let noise = try state.numbers("sample_noise", count: keptNoise.numbers.count)
    let biases = try state.numbers("session_biases", count: sessions?.biases.count ?? 0)
    let sessionPrecision = try state.numbers("session_precision", count: sessions == nil ? 0 : 1)
    let sessions = try state.numbers("sample_sessions", count: keptSessions.numbers.count)
    let shapes = try state.integers("weight_shapes", count: 2, in: 1...64)
    let users = try users.saved(in: state)
    let movies = try movies.saved(in: state)
    try problem.restore(state)
    self.users.restore(users, shape: shapes[0])
    self.movies.restore(movies, shape: shapes[1])
    keptNoise = SampledNoise(noise, users: keptNoise.users.count)
    sweep.step = step
    epochsBegun = epochs
    self.precision = precision[0]
    keptSessions = SessionSums(sessions)
    if let precision = sessionPrecision.first {
      self.sessions?.restore(biases, precision: precision)
      takeRemainders()
    }
    self.kept = kept
    sumPredictions()
  }

  private func keptSamples(
    in state: LearnerState, epochs: Int
  ) throws(LearnerStateError) -> KeptSamples {
    let left = try state.integer("samples", in: 0...epochs)
    // Older states call it draws, and those written before samples were thinned have every one.
    guard let key = ["taken", "draws"].first(where: { state.integers[$0] != nil }) else {
      return kept.restored(try samples(left, from: state), count: left, stride: 1)
    }
    let stride = try state.integer("stride", in: 1...max(1, epochs))
    let count = try state.integer(key, in: 0...epochs)
    guard left == count / stride else {
      throw .value(of: "samples", found: left, expected: count / stride...count / stride)
    }
    return kept.restored(try samples(left, from: state), count: count, stride: stride)
  }

  private func samples(
    _ count: Int, from state: LearnerState
  ) throws(LearnerStateError) -> [FactorModel] {
    let k = problem.users.factors
    let stacked = StackedFactors(
      samples: count, users: userCount, movies: movieCount, factors: k,
      userFactors: try state.numbers("sample_user_factors", count: count * userCount * k),
      movieFactors: try state.numbers("sample_movie_factors", count: count * movieCount * k),
      means: [Float](repeating: problem.scale.mean, count: count),
      userBiases: try state.numbers("sample_user_biases", count: count * userCount),
      movieBiases: try state.numbers("sample_movie_biases", count: count * movieCount))
    return stacked.models
  }
}
