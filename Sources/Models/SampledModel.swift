import RatingData

/// Samples from the posterior of a factor model, whose predictions are averaged.
///
///     rating(u, i) ≈ 1/S Σ_s (μ + b_u^s + b_i^s + p_u^s · q_i^s)
///
/// Source: Salakhutdinov, Mnih: Bayesian Probabilistic Matrix Factorization using Markov Chain Monte
/// Carlo, ICML 2008, equation 10. https://doi.org/10.1145/1390156.1390267
public struct SampledModel: Model, Equatable {
  public static let kind = "samples"

  /// In the order in which they were sampled; one at least, all of the same shape and with biases.
  public let samples: [FactorModel]
  /// The variances of ratings around what a sample predicts.
  public let noise: NoiseVariances
  /// The means over the samples; nil where it knows of no times.
  public let sessions: SessionBiases?

  public init(
    _ samples: [FactorModel], noise: NoiseVariances, sessions: SessionBiases? = nil
  ) {
    precondition(!samples.isEmpty, "a sampled model without samples")
    precondition(samples.allSatisfy { $0.biases != nil }, "a sample without biases")
    self.samples = samples
    self.noise = noise
    self.sessions = sessions
  }

  /// Where one set of factors is asked for. Factors of different samples cannot be averaged: what a factor
  /// means drifts from sample to sample.
  private var last: FactorModel { samples[samples.count - 1] }

  public var userCount: Int { last.userCount }
  public var movieCount: Int { last.movieCount }
  public var movieVectors: FactorMatrix? { last.movieVectors }
  public var userVectors: FactorMatrix? { last.userVectors }

  /// The prediction of a rating at a time that is not known.
  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    predict(user, movie, at: nil)
  }

  /// The standard deviation is that of a new rating: what the samples differ by, and the noise.
  public func predict(_ user: UserIndex, _ movie: MovieIndex, at time: UInt32?) -> Prediction {
    let bias = sessions?.value(user, at: time)
    let ratings = samples.map { $0.predict(user, movie).rating }
    let mean = ratings.reduce(0, +) / Float(ratings.count)
    let squares = ratings.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance =
      squares / Float(ratings.count) + noise.variance(user, movie)
      + (bias == nil ? sessions?.variance ?? 0 : 0)
    return Prediction(rating: mean + (bias ?? 0), standardDeviation: variance.squareRoot())
  }

  public func scores(for user: UserIndex) -> [Float] {
    var sums = [Float](repeating: 0, count: movieCount)
    for sample in samples {
      for (movie, score) in sample.scores(for: user).enumerated() { sums[movie] += score }
    }
    return sums.map { $0 / Float(samples.count) }
  }

  public var sampleCount: Int { samples.count }
  public func sample(_ index: Int) -> any Model { samples[index] }

  public func nearestMovies(
    to movie: MovieIndex, count: Int, measure: Similarity, where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    nearest(
      to: movie.position, among: samples.map(\.movieFactors), count: count,
      measure: similarity(for: measure), where: { isEligible(MovieIndex($0)) }
    ).map { Neighbour(index: MovieIndex($0.row), similarity: $0.score) }
  }

  public func nearestUsers(
    to user: UserIndex, count: Int, measure: Similarity
  ) -> [Neighbour<UserIndex>] {
    nearest(
      to: user.position, among: samples.map(\.userFactors), count: count,
      measure: similarity(for: measure), where: { _ in true }
    ).map { Neighbour(index: UserIndex($0.row), similarity: $0.score) }
  }

  /// By the mean of the samples' similarities: a similarity means the same in each of them, a factor does not.
  private func nearest(
    to row: Int, among sets: [FactorMatrix], count: Int, measure: Similarity,
    where isEligible: (Int) -> Bool
  ) -> [TopRows.Entry] {
    var sums = [Float](repeating: 0, count: sets[0].rows)
    for set in sets {
      set.forEachScore(against: set[row], measure: measure) { sums[$0] += $1 }
    }
    var top = TopRows(capacity: min(count, sums.count))
    for (other, sum) in sums.enumerated() where other != row && isEligible(other) {
      top.offer(sum / Float(sets.count), row: other)
    }
    return top.entries
  }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    let parts = samples.map { $0.parts(of: user, movie) }
    return parts[0].indices.map { index in
      PredictionPart(
        parts[0][index].source, parts.reduce(0) { $0 + $1[index].value } / Float(parts.count))
    }
  }

  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    last.foldIn(ratings, regularization: regularization)
  }
}

/// The variance of a rating around what a model expects: `base`, times a factor of its user and one of its movie.
public struct NoiseVariances: Sendable, Equatable {
  public let base: Float
  /// By `UserIndex`; empty where all are 1. So `movies`.
  public let users: [Float]
  public let movies: [Float]

  public init(base: Float, users: [Float] = [], movies: [Float] = []) {
    self.base = base
    self.users = users
    self.movies = movies
  }

  func variance(_ user: UserIndex, _ movie: MovieIndex) -> Float {
    base * (users.isEmpty ? 1 : users[user.position])
      * (movies.isEmpty ? 1 : movies[movie.position])
  }
}

/// A bias for each session of a user: how much higher they rate in it than in others. A rating of a session in which no
/// training rating was given has none.
///
/// Source: the term b_u,t of Koren: Collaborative Filtering with Temporal Dynamics, KDD 2009, by sessions instead
/// of days. https://doi.org/10.1145/1557019.1557072
public struct SessionBiases: Sendable, Equatable {
  public let sessions: RatingSessions
  /// By session, on the scale of the ratings.
  public let values: [Float]
  /// The variance of the bias of a session that is not known.
  public let variance: Float

  public init(_ sessions: RatingSessions, values: [Float], variance: Float) {
    precondition(values.count == sessions.count, "a bias for each session")
    self.sessions = sessions
    self.values = values
    self.variance = variance
  }

  /// nil where the rating is of no known session.
  func value(_ user: UserIndex, at time: UInt32?) -> Float? {
    time.flatMap { sessions.index(of: user, at: $0) }.map { values[$0] }
  }
}

extension NoiseVariances {
  /// The variance of a rating by a user of whom nothing is known.
  public func variance(ofMovie movie: MovieIndex) -> Float {
    let median = users.isEmpty ? 1 : users.sorted()[users.count / 2]
    return base * median * (movies.isEmpty ? 1 : movies[movie.position])
  }
}
