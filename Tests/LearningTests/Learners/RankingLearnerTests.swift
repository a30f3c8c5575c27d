import Concurrency
import Models
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Learning

/// What the learners that rank come to, against their formulas in double precision.
@Suite struct `Learners that rank` {
  private static let ratings = Samples.ratings()
  private static let everything = Split(
    train: (0..<Int32(ratings.count)).map { $0 }, validation: [])

  private static func trained<Learned: Model>(
    _ settings: Settings, epochs: Int, as type: Learned.Type
  ) throws -> Learned {
    let learner = settings.makeLearner(
      for: ratings, split: everything, workers: Workers(count: 2))
    for _ in 0..<epochs {
      learner.beginEpoch()
      _ = learner.advance(steps: .max)
    }
    return try #require(learner.model() as? Learned)
  }

  /// 1 where a user chose a movie, how often they did where they chose it more than once.
  private static func choices(distinct: Bool) -> [[Double]] {
    var x = [[Double]](
      repeating: [Double](repeating: 0, count: ratings.movieCount), count: ratings.userCount)
    for position in 0..<ratings.count where ratings.values[position] == 5 {
      let (user, movie) = (ratings.users[position].position, ratings.movies[position].position)
      x[user][movie] = distinct ? 1 : x[user][movie] + 1
    }
    return x
  }

  /// The gradient of the objective at a movie is 0 right after movies were solved for: over all pairs, by the
  /// formula.
  @Test(arguments: [1, 7, 8, 9, 20]) func `iALS leaves every movie at the minimum`(factors: Int)
    throws
  {
    let settings = Samples.settings(.implicitALS) {
      $0[.factors] = factors
      $0[.regularization] = 0.1
      $0[.regularizationPower] = 0.5
    }
    let model = try Self.trained(settings, epochs: 3, as: PreferenceModel.self).factors
    let x = Self.choices(distinct: false)
    let weight = Double(settings[.unobservedWeight] as Float)
    for movie in 0..<Self.ratings.movieCount {
      let q = model.movieFactors[movie].map { Double($0) }
      var gradient = [Double](repeating: 0, count: factors)
      var count = 0.0
      for user in 0..<Self.ratings.userCount {
        let p = model.userFactors[user].map { Double($0) }
        let score = zip(p, q).reduce(0) { $0 + $1.0 * $1.1 }
        let pull = x[user][movie] * (score - 1) + weight * score
        for factor in 0..<factors { gradient[factor] += pull * p[factor] }
        count += x[user][movie]
      }
      let ridge = 0.1 * (count + weight * Double(Self.ratings.userCount)).squareRoot()
      for factor in 0..<factors { gradient[factor] += ridge * q[factor] }
      #expect(gradient.allSatisfy { abs($0) < 1e-4 }, "\(movie): \(gradient)")
    }
  }

  /// Conjugate gradients take over from 64 unknowns on, and come near from sweep to sweep.
  @Test func `Descent and factorization end at the same loss`() throws {
    func loss(_ preset: Preset, factors: Int) -> Double {
      let settings = Samples.settings(preset) { $0[.factors] = factors }
      let learner = settings.makeLearner(for: Self.ratings, split: Self.everything)
      var loss = 0.0
      for _ in 0..<15 {
        learner.beginEpoch()
        loss = learner.advance(steps: .max).mean
      }
      return loss
    }
    // More factors than movies change nothing at the minimum but for rounding.
    #expect(abs(loss(.als, factors: 80) / loss(.als, factors: 60) - 1) < 0.02)
  }

  /// (XᵀX + λI) times what the weights say of its inverse is a diagonal matrix: B = I − P / diag P.
  @Test(arguments: [0.5, 50]) func `EASE solves its equations`(regularization: Float) throws {
    let settings = Samples.settings(.ease) { $0[.regularization] = regularization }
    let model = try Self.trained(settings, epochs: 1, as: ItemWeightModel.self)
    let x = Self.choices(distinct: true)
    let count = Self.ratings.movieCount
    for i in 0..<count {
      for j in 0..<count where i != j {
        // Row i of (XᵀX + λI) (I − B), which is diagonal.
        var sum = 0.0
        for k in 0..<count {
          let gram = x.reduce(0) { $0 + $1[i] * $1[k] } + (i == k ? Double(regularization) : 0)
          let weight = Double(model.weights[k][model.weights[k].startIndex + j])
          sum += gram * ((k == j ? 1 : 0) - weight)
        }
        #expect(abs(sum) < 2e-3, "\(i), \(j): \(sum)")
      }
      #expect(model.weights[i][model.weights[i].startIndex + i] == 0)
    }
  }

  @Test(arguments: [1, 7, 16, 191, 192, 193, 400]) func `A matrix is inverted, whatever its size`(
    size: Int
  ) {
    var rng = SeededGenerator(seed: 3, stream: .other)
    let matrix = SymmetricTiles(size: size)
    let rows = (0..<size).map { _ in (0..<4).map { _ in rng.unitFloat() } }
    func entry(_ i: Int, _ j: Int) -> Float {
      zip(rows[i], rows[j]).reduce(i == j ? 1 : 0) { $0 + $1.0 * $1.1 }
    }
    for i in 0..<size {
      matrix.set(i, (0..<size).map { entry(i, $0) })
    }
    for block in 0..<matrix.blockCount { matrix.eliminate(block, with: Workers(count: 3)) }
    for i in stride(from: 0, to: size, by: max(1, size / 7)) {
      let row = matrix[i]
      for j in 0..<size {
        let sum = (0..<size).reduce(0.0) { $0 + Double(row[$1]) * Double(entry($1, j)) }
        #expect(abs(sum - (i == j ? 1 : 0)) < 1e-4)
        #expect(row[j] == matrix[i, j] && row[j] == matrix[j, i])
      }
    }
  }

  @Test func `What most like comes first, whoever asks`() throws {
    let model = try Self.trained(Samples.settings(.popular), epochs: 1, as: PopularityModel.self)
    let x = Self.choices(distinct: true)
    let counts = (0..<Self.ratings.movieCount).map { movie in x.reduce(0) { $0 + $1[movie] } }
    #expect(model.scores == counts.map { Float($0) / Float(x.count) })
    let folded = model.foldIn([MovieRating(movie: MovieIndex(0), rating: 1)], regularization: 1)
    #expect(folded.scores == model.scores && folded.reach == 0)
    #expect(folded.reasons(for: MovieIndex(1)).map(\.contribution) == [0])
  }

  @Test(arguments: [Preset.implicitALS, .ease, .popular]) func `learn from what is liked alone`(
    preset: Preset
  ) {
    var generous = Self.ratings
    generous.relevanceThreshold = 1
    let settings = Samples.settings(preset)
    let learners = [Self.ratings, generous].map {
      settings.makeLearner(for: $0, split: Self.everything)
    }
    let liked = Set(
      (0..<Self.ratings.count).filter { Self.ratings.values[$0] == 5 }
        .map { [Self.ratings.users[$0].position, Self.ratings.movies[$0].position] })
    #expect(learners[0].ratingsPerEpoch >= liked.count)
    #expect(learners[0].ratingsPerEpoch < learners[1].ratingsPerEpoch)
  }

  @Test func `say how much memory they need where that may surprise`() {
    #expect(
      EASELearner.memory(users: 10, movies: 3706, settings: Settings(.ease)) ?? 0 > 82_000_000)
    #expect(ALSLearner.memory(users: 10, movies: 3706, settings: Settings(.als)) == nil)
  }

  @Test(arguments: [Preset.implicitALS, .ease, .popular])
  func `keep their models through a file`(preset: Preset) throws {
    let settings = Samples.settings(preset)
    let learner = settings.makeLearner(for: Self.ratings, split: Self.everything)
    learner.beginEpoch()
    _ = learner.advance(steps: .max)
    let folder = TemporaryFolder()
    let weights = Weights(
      snapshot: Snapshot(learner.model(), epoch: 1, validated: nil),
      userIDs: (1...Int64(learner.userCount)).map { UserID($0) },
      movieIDs: (1...Int64(learner.movieCount)).map { MovieID($0) },
      metadata: ["learner": settings.learner.name])
    let path = folder.path + "/weights.safetensors"
    try weights.write(to: path)
    let file = try Weights(contentsOf: path)
    let read = file.snapshot.model
    #expect(try file.learner() == settings.learner)
    #expect(read.isEqual(to: learner.model()))
    #expect(!read.predictsRatings)
  }

  @Test func `show no model inside the epoch that solves it`() {
    let settings = Samples.settings(.ease)
    var published: [Int] = []
    let loop = TrainingLoop(
      learner: settings.makeLearner(for: Self.ratings, split: Self.everything),
      schedule: Schedule(epochs: 1, patience: 1))
    loop.run(
      .init(
        clock: { 0 }, directive: { _, done in done < 1 ? .snapshot : .proceed },
        publish: { published.append($0.epoch) }))
    #expect(published == [1])
  }
}
