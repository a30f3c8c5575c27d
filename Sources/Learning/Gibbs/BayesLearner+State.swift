import Models
import RatingData

/// The chain's state, and the samples that it has kept.
extension BayesLearner {
  public var state: LearnerState {
    let numbers = [
      "hyperparameters": userPrior.means + userPrior.precisions + moviePrior.means
        + moviePrior.precisions + [precision],
      "user_links": userMeans?.values ?? [],
      "user_link_precisions": userMeans?.precisions ?? [],
      "movie_links": movieMeans?.values ?? [],
      "movie_link_precisions": movieMeans?.precisions ?? [],
      "user_weights": weightedUsers?.weights ?? [],
      "movie_weights": weightedMovies?.weights ?? [],
      "sample_noise": keptNoise.numbers,
      "sample_user_factors": samples.flatMap { $0.userFactors.values },
      "sample_movie_factors": samples.flatMap { $0.movieFactors.values },
      "sample_user_biases": samples.flatMap { $0.biases?.users ?? [] },
      "sample_movie_biases": samples.flatMap { $0.biases?.movies ?? [] },
    ]
    return LearnerState(
      learner: Self.name,
      integers: [
        "step": [sweep.step], "epochs": [epochsBegun], "samples": [samples.count],
        "weight_shapes": [weightedUsers, weightedMovies].map { $0?.shape ?? 1 },
      ], numbers: numbers.merging(problem.numbers) { $1 })
  }

  public func restore(_ state: LearnerState) throws(LearnerStateError) {
    try state.check(learner: Self.name)
    guard epochsBegun == 0 else { throw .alreadyTrained }
    let unknowns = problem.users.factors + 1
    let step = try state.integer("step", in: 0...sweep.count)
    let epochs = try state.integer("epochs", in: 0...Schedule.epochsAllowed.upperBound * 2)
    let count = try state.integer("samples", in: 0...epochs)
    let hyperparameters = try state.numbers("hyperparameters", count: 4 * unknowns + 1)
    let samples = try samples(count, from: state)
    let noise = try state.numbers("sample_noise", count: keptNoise.numbers.count)
    let userWeights = try Self.weights(of: weightedUsers, "user", in: state)
    let movieWeights = try Self.weights(of: weightedMovies, "movie", in: state)
    let shapes = try state.integers("weight_shapes", count: 2, in: 1...64)
    let userLinks = try Self.links(of: userMeans, "user", in: state)
    let movieLinks = try Self.links(of: movieMeans, "movie", in: state)
    try problem.restore(state)
    userMeans?.restore(userLinks.values, precisions: userLinks.precisions)
    movieMeans?.restore(movieLinks.values, precisions: movieLinks.precisions)
    weightedUsers?.restore(userWeights, shape: shapes[0])
    weightedMovies?.restore(movieWeights, shape: shapes[1])
    keptNoise = DrawnNoise(noise, users: keptNoise.users.count)
    sweep.step = step
    epochsBegun = epochs
    func part(_ index: Int) -> [Float] {
      Array(hyperparameters[index * unknowns..<(index + 1) * unknowns])
    }
    userPrior = SidePrior(means: part(0), precisions: part(1))
    moviePrior = SidePrior(means: part(2), precisions: part(3))
    precision = hyperparameters[4 * unknowns]
    for sample in samples { keep(sample) }
  }

  private static func weights(
    of rows: WeightedRows?, _ side: String, in state: LearnerState
  ) throws(LearnerStateError) -> [Float] {
    try state.numbers(side + "_weights", count: rows?.weights.count ?? 0).map {
      max($0, .leastNormalMagnitude)
    }
  }

  private static func links(
    of means: PriorMeans?, _ side: String, in state: LearnerState
  ) throws(LearnerStateError) -> (values: [Float], precisions: [Float]) {
    (
      try state.numbers(
        side + "_links", count: means?.valueCount ?? 0),
      try state.numbers(side + "_link_precisions", count: means?.precisions.count ?? 0)
    )
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
