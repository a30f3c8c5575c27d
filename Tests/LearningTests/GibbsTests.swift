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
  /// Two ratings of a user, two factors: the posterior is N(A⁻¹b, A⁻¹/α) with A = XᵀX + Λ/α and
  /// b = Xᵀ(r − offset) + Λm/α, worked out here in double precision.
  @Test("A row is drawn from the normal distribution that its ratings and prior give")
  func conditional() {
    let features: [[Double]] = [[0.5, -1, 1], [2, 0.25, 1]]
    let (offsets, values): ([Double], [Double]) = ([0.1, -0.3], [1.2, -0.4])
    let (means, precisions): ([Double], [Double]) = ([0.2, -0.1, 0.3], [2, 3, 4])
    let alpha = 1.5

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
    let inverse = Self.inverse(a)
    let expected = (0..<3).map { i in (0..<3).reduce(0) { $0 + inverse[i][$1] * b[$1] } }

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
    let draws = 40_000
    var rng = SeededGenerator(seed: 5, stream: .chain)
    var sums = [0.0, 0, 0]
    var products = [[Double]](repeating: [0, 0, 0], count: 3)
    for _ in 0..<draws {
      _ = solver.draw(0, of: users, against: movies, ratings: rows, prior: prior, with: &rng)
      let z = [users[0, 0], users[0, 1], users.biases[0]].enumerated().map {
        Double($0.element) - expected[$0.offset]
      }
      for i in 0..<3 {
        sums[i] += z[i]
        for j in 0..<3 { products[i][j] += z[i] * z[j] }
      }
    }
    for i in 0..<3 {
      // Five standard errors.
      #expect(
        abs(sums[i] / Double(draws)) < 5 * (inverse[i][i] / alpha / Double(draws)).squareRoot())
      for j in 0..<3 {
        let error = products[i][j] / Double(draws) - inverse[i][j] / alpha
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

  @Test("Draws have the moments of their distributions", arguments: [1.0, 2.5, 400])
  func moments(shape: Double) {
    var rng = SeededGenerator(seed: 11, stream: .chain)
    let count = 50_000
    func moments(_ draw: () -> Double) -> (mean: Double, variance: Double) {
      let values = (0..<count).map { _ in draw() }
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

  @Test("What was drawn before the burn-in's end is left out")
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
    let prediction = model.predict(user, movie)
    #expect(abs(Double(prediction.rating) - mean) < 1e-5)
    let deviation = Double(try #require(prediction.standardDeviation))
    #expect(abs(deviation - (variance + Double(model.noise)).squareRoot()) < 1e-5)
  }

  @Test("A sampled model survives its file")
  func file() throws {
    let model = try trained(epochs: 4)
    let folder = TemporaryFolder()
    let path = folder.path + "/w.safetensors"
    let weights = Weights(
      snapshot: Snapshot(model, epoch: 4, validationLoss: 0.5),
      userIDs: (0..<model.userCount).map { UserID(Int64($0)) },
      movieIDs: (0..<model.movieCount).map { MovieID(Int64($0)) }, metadata: ["learner": "bayes"])
    try weights.write(to: path)
    let read = try Weights(contentsOf: path)
    #expect(read.snapshot.model.isEqual(to: model))
    #expect(try read.learner()?.name == "bayes")
  }
}
