import Concurrency
import Files
import Models
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Learning

@Suite("Gibbs sampling")
struct GibbsTests {
  @Test("A row is sampled from the normal distribution that its ratings and prior give")
  func conditional() {
    let row = ConditionalRow()
    let inverse = Self.inverse(row.precision)
    let expected = (0..<3).map { i in (0..<3).reduce(0) { $0 + inverse[i][$1] * row.target[$1] } }
    let count = 40_000
    var sums = [0.0, 0, 0]
    var products = [[Double]](repeating: [0, 0, 0], count: 3)
    for sample in row.samples(count) {
      let z = zip(sample, expected).map { $0 - $1 }
      for i in 0..<3 {
        sums[i] += z[i]
        for j in 0..<3 { products[i][j] += z[i] * z[j] }
      }
    }
    for i in 0..<3 {
      // Five standard errors.
      let error = (inverse[i][i] / row.alpha / Double(count)).squareRoot()
      #expect(abs(sums[i] / Double(count)) < 5 * error)
      for j in 0..<3 {
        let error = products[i][j] / Double(count) - inverse[i][j] / row.alpha
        #expect(abs(error) < 0.03, "covariance \(i), \(j): \(error)")
      }
    }
  }

  /// By cofactors.
  private static func inverse(_ a: [[Double]]) -> [[Double]] {
    func minor(_ i: Int, _ j: Int) -> Double {
      let (r, c) = ((0..<3).filter { $0 != i }, (0..<3).filter { $0 != j })
      return a[r[0]][c[0]] * a[r[1]][c[1]] - a[r[0]][c[1]] * a[r[1]][c[0]]
    }
    let determinant = a[0][0] * minor(0, 0) - a[0][1] * minor(0, 1) + a[0][2] * minor(0, 2)
    return (0..<3).map { i in
      (0..<3).map { j in ((i + j) % 2 == 0 ? 1 : -1) * minor(j, i) / determinant }
    }
  }

  @Test("Samples have the moments of their distributions", arguments: [1.0, 2.5, 400])
  func moments(shape: Double) {
    var rng = SeededGenerator(seed: 11, stream: .chain)
    let count = 50_000
    func moments(_ sample: () -> Double) -> (mean: Double, variance: Double) {
      let values = (0..<count).map { _ in sample() }
      let mean = values.reduce(0, +) / Double(count)
      return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count))
    }
    let normal = moments { Double(rng.standardNormal()) }
    #expect(abs(normal.mean) < 0.02 && abs(normal.variance - 1) < 0.03)
    let gamma = moments { rng.gamma(shape: shape) }
    #expect(abs(gamma.mean / shape - 1) < 0.03 && abs(gamma.variance / shape - 1) < 0.06)
  }

  private func trained(epochs: Int) throws -> SampledModel {
    let ratings = Samples.ratings()
    let learner = Samples.bayes.makeLearner(for: ratings, split: Samples.bayes.split(ratings))
    for _ in 0..<epochs {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    return try #require(learner.model() as? SampledModel)
  }

  @Test("What was sampled before the burn-in's end is left out")
  func burnIn() throws {
    #expect(try trained(epochs: 1).samples.count == 1)
    #expect(try trained(epochs: 4).samples.count == 3)
  }

  @Test("A prediction is the mean of the samples', and as uncertain as they differ")
  func averages() throws {
    let model = try trained(epochs: 6)
    let (user, movie) = (UserIndex(3), MovieIndex(4))
    let each = model.samples.map { Double($0.predict(user, movie).rating) }
    let mean = each.reduce(0, +) / 5
    let variance = each.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5
    let noise = Double(model.noise.base * model.noise.users[3] * model.noise.movies[4])
    #expect(Set(model.noise.users).count > 1 && Set(model.noise.movies).count > 1)
    let prediction = model.predict(user, movie)
    #expect(abs(Double(prediction.rating) - mean) < 1e-5)
    let deviation = Double(try #require(prediction.standardDeviation))
    #expect(abs(deviation - (variance + noise).squareRoot()) < 1e-5)
  }

  @Test("A sampled model survives its file")
  func file() throws {
    let model = try trained(epochs: 4)
    let folder = TemporaryFolder()
    let path = folder.path + "/w.safetensors"
    let weights = Weights(
      snapshot: Snapshot(model, epoch: 4, validated: 0.5),
      userIDs: (0..<model.userCount).map { UserID(Int64($0)) },
      movieIDs: (0..<model.movieCount).map { MovieID(Int64($0)) }, metadata: ["learner": "bayes"])
    try weights.write(to: path)
    let read = try Weights(contentsOf: path)
    #expect(read.snapshot.model.isEqual(to: model))
    #expect(try read.learner()?.name == "bayes")
  }

  /// Three users, two movies, one factor and a bias: the links given the rows are normal, with a mean and a
  /// covariance that two equations give.
  @Test("Links are sampled from the normal distribution that the rows give")
  func links() throws {
    let factors: [Float] = [2, -1, 0.5]
    let biases: [Float] = [0.3, 0.8, -1]
    let links = try #require(Self.links())
    let users = FactorRows(count: 3, factors: 1)
    users.restore(factors: factors, biases: biases)
    let prior = SidePrior(means: [0.2, -0.1], precisions: [4, 9])
    let found = Self.moments(of: links, given: users, prior, samples: 40_000)
    let half = 0.5.squareRoot()
    for (lane, z) in [factors, biases].enumerated() {
      // F: user 0 met both movies, user 1 the first, user 2 the second, twice.
      let (precision, link) = (Double(prior.precisions[lane]), [2.0, 3][lane])
      let rest = z.map { Double($0) - Double(prior.means[lane]) }
      let a = link + precision * (0.5 + 1)
      let b = precision * 0.5
      let right = [half * rest[0] + rest[1], half * rest[0] + rest[2]].map { $0 * precision }
      let determinant = a * a - b * b
      let expected = [
        (a * right[0] - b * right[1]) / determinant, (a * right[1] - b * right[0]) / determinant,
      ]
      for movie in 0..<2 {
        let (mean, variance) = found[movie * 2 + lane]
        #expect(abs(mean - expected[movie]) < 0.01, "\(lane), \(movie): \(mean), \(expected)")
        #expect(abs(variance * determinant / a - 1) < 0.04)
      }
    }
    // What a row's prior mean is shifted by.
    let values = links.values
    #expect(abs(links[0, 1] - Float(half) * (values[1] + values[3])) < 1e-6)
    #expect(abs(links[2, 0] - values[2]) < 1e-6)
  }

  private static func links() -> PriorMeans? {
    let pairs = [(0, 0), (0, 1), (1, 0), (2, 1), (2, 1)]
    let ratings = Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: [1, 2, 3, 4, 5], userCount: 3, movieCount: 2)
    let rated = RowSets(RowRatings(usersOf: ratings, [0, 1, 2, 3, 4]), others: 2)
    let links = PriorMeans([rated], factors: 1)
    links?.restore([0, 0, 0, 0], precisions: [2, 3])
    return links
  }

  private static func moments(
    of links: PriorMeans, given users: FactorRows, _ prior: SidePrior, samples: Int
  ) -> [(mean: Double, variance: Double)] {
    var rng = SeededGenerator(seed: 8, stream: .chain)
    var sums = [Double](repeating: 0, count: 4)
    var squares = sums
    for _ in 0..<samples {
      links.sample(users, prior: prior, with: &rng)
      for (index, value) in links.values.enumerated() {
        sums[index] += Double(value)
        squares[index] += Double(value) * Double(value)
      }
    }
    return zip(sums, squares).map { sum, square in
      let mean = sum / Double(samples)
      return (mean, square / Double(samples) - mean * mean)
    }
  }

  private func losses(
    _ settings: [Settings], _ ratings: Ratings = Samples.ratings(), epochs: Int = 4
  ) -> [Double] {
    settings.map { settings in
      let learner = settings.makeLearner(for: ratings, split: settings.split(ratings))
      for _ in 0..<epochs {
        learner.beginEpoch()
        _ = learner.advance(steps: .max)
      }
      return learner.validate().mean
    }
  }

  @Test("Implicit feedback and noise of their own matter, of one side and of both")
  func sides() throws {
    let feedback = losses(
      ImplicitFeedback.allCases.map { value in Samples.settings(.bayes) { $0[.feedback] = value } })
    #expect(Set(feedback).count == 3)
    let noise = losses(
      RatingNoise.allCases.map { value in Samples.settings(.bayes) { $0[.noise] = value } })
    #expect(Set(noise).count == 3)
  }

  @Test("Each side feature that the data tell matters, and no other")
  func features() throws {
    var ratings = Samples.ratings()
    func losses() -> [Double] {
      self.losses(
        ([.none] + SideFeature.allCases.map { FeatureChoice([$0]) }).map { value in
          Samples.settings(.bayes) { $0[.features] = value }
        }, ratings)
    }
    #expect(Set(losses()).count == 1)
    ratings.features = SideFeatures(
      users: (0..<ratings.userCount).map { index in
        User(
          id: UserID(Int64(index)),
          profile: User.Profile(
            gender: ["F", "M"][index % 2], ageGroup: "\(index % 3)", occupation: "\(index % 5)"))
      },
      movies: (0..<ratings.movieCount).map { index in
        Movie(
          id: MovieID(Int64(index)), title: "A (\(1950 + index % 40))",
          genres: index % 3 == 0 ? [] : ["Drama", "Comedy"].suffix(index % 3))
      })
    #expect(Set(losses()).count == 6)
  }

  @Test("A session's mood is learned where time is a feature")
  func sessions() throws {
    let ratings = Samples.timedRatings()
    let losses = losses(
      [FeatureChoice.timeless, .all].map { value in
        Samples.settings(.bayes) { $0[.features] = value }
      }, ratings, epochs: 30)
    #expect(losses[1] < 0.75 * losses[0])
    let settings = Samples.settings(.bayes) { $0[.features] = .all }
    let learner = settings.makeLearner(for: ratings, split: settings.split(ratings))
    for _ in 0..<20 {
      learner.beginEpoch()
      _ = learner.advance(steps: .max)
    }
    let model = learner.model()
    let (user, movie) = (ratings.users[0], ratings.movies[0])
    let calm = model.predict(user, movie, at: 1_000_000)
    let cheerful = model.predict(user, movie, at: 1_000_000 + 86_400)
    let unknown = model.predict(user, movie)
    #expect(cheerful.rating > calm.rating + 0.4)
    #expect(model.predict(user, movie, at: 1) == unknown)
    let deviations = try [calm, cheerful, unknown].map { try #require($0.standardDeviation) }
    #expect(deviations[0] == deviations[1] && deviations[1] < deviations[2])
  }

  /// A user's ratings follow the planted factors to the letter, another's scatter around them.
  @Test("Who rates at random counts for less, and is predicted with less certainty")
  func weights() {
    let rows = FactorRows(count: 2, factors: 1)
    let weighted = WeightedRows(rows)
    var rng = SeededGenerator(seed: 3, stream: .chain)
    let count = 4000
    var sums = [0.0, 0]
    let errors = [RunningMean(sum: 2, count: 20), RunningMean(sum: 80, count: 20)]
    for _ in 0..<count {
      weighted.restore([1, 1], shape: 4)
      weighted.sample(errors, precision: 1.5, with: &rng)
      for row in 0..<2 { sums[row] += Double(weighted.weights[row]) / Double(count) }
    }
    // Gamma(4 + 10, 4 + ½ 1.5 Σ e²) has these means.
    for (mean, rate) in zip(sums, [4 + 1.5, 4 + 60.0]) { #expect(abs(mean * rate / 14 - 1) < 0.03) }
    let root = weighted.weights[1].squareRoot()
    #expect(weighted.features[rows.vectors][1] == root && weighted.roots[1] == root)
  }

  @Test("No two uses of random numbers share them, in an epoch or in the next")
  func generators() {
    var firsts: [UInt64] = []
    for epoch in 1...4 {
      let generators = RowGenerators(seed: 1, epoch: epoch)
      var all = [generators.hyperparameters]
      for side in [AlternatingRows.Side.users, .movies] {
        all.append(generators.links(of: side))
        all += (0..<20).map { generators.of($0, on: side) }
      }
      for var generator in all { firsts.append(generator.next()) }
    }
    #expect(Set(firsts).count == firsts.count)
  }
}

/// Two ratings of a user, two factors and a bias: the posterior is N(A⁻¹b, A⁻¹/α) with A = XᵀX + Λ/α and
/// b = Xᵀ(r − offset) + Λm/α, worked out here in double precision.
private struct ConditionalRow {
  private let features: [[Double]] = [[0.5, -1, 1], [2, 0.25, 1]]
  private let offsets = [0.1, -0.3]
  private let values = [1.2, -0.4]
  private let means = [0.2, -0.1, 0.3]
  private let precisions: [Double] = [2, 3, 4]
  let alpha = 1.5
  /// A.
  let precision: [[Double]]
  /// b.
  let target: [Double]

  init() {
    var a = [[Double]](repeating: [0, 0, 0], count: 3)
    var b = [0.0, 0, 0]
    for i in 0..<3 {
      a[i][i] = precisions[i] / alpha
      b[i] = precisions[i] / alpha * means[i]
      for rating in 0..<2 {
        b[i] += features[rating][i] * (values[rating] - offsets[rating])
        for j in 0..<3 { a[i][j] += features[rating][i] * features[rating][j] }
      }
    }
    precision = a
    target = b
  }

  /// What the solver makes of it, as often as wanted.
  func samples(_ count: Int) -> [[Double]] {
    let movies = FactorRows(count: 2, factors: 2)
    for row in 0..<2 {
      for lane in 0..<2 { movies[row, lane] = Float(features[row][lane]) }
      movies.biases[row] = Float(offsets[row])
    }
    let ratings = Ratings(
      users: [UserIndex(0), UserIndex(0)], movies: [MovieIndex(0), MovieIndex(1)],
      values: values.map { Float($0) }, userCount: 1, movieCount: 2)
    let users = FactorRows(count: 1, factors: 2)
    let prior = RowPrior(
      means: means.map { Float($0) }, precisions: precisions.map { Float($0) },
      precision: Float(alpha), vectors: users.vectors)
    let solver = RowSolver(unknowns: 3, vectors: users.vectors)
    let rows = RowRatings(usersOf: ratings, [0, 1])
    var rng = SeededGenerator(seed: 5, stream: .chain)
    return (0..<count).map { _ in
      _ = solver.sample(
        0, of: users, against: movies, ratings: rows, prior: prior, shift: nil, with: &rng)
      return [users[0, 0], users[0, 1], users.biases[0]].map { Double($0) }
    }
  }
}
