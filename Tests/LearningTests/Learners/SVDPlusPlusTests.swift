import FactorKernels
import Foundation
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

@Suite struct `SVD++` {
  private struct Fixture: Decodable {
    let factors: Int
    let passes: Int
    let learningRate: Float
    let regularization: Float
    let implicitRegularization: Float
    let rated: [[Int32]]
    let values: [[Float]]
    let start: [String: [Float]]
    let errors: [Double]
    let p: [Double]
    let q: [Double]
    let y: [Double]
    let userBiases: [Double]
    let movieBiases: [Double]
  }

  private static func rows(_ count: Int, _ factors: [Float], constant lane: Int?) -> VectorRows {
    let k = factors.count / count
    let rows = VectorRows(count: count, lanes: k + 2)
    for row in 0..<count {
      for factor in 0..<k { rows[row, factor] = factors[row * k + factor] }
      if let lane { rows[row, lane] = 1 }
    }
    return rows
  }

  /// `Oracle/svdpp.py` moves every y at every rating; the kernel makes up for them at the end of a user.
  @Test func `learns what the oracle learns`() throws {
    let fixture = try Self.fixture()
    let k = fixture.factors
    let users = Self.rows(fixture.rated.count, try #require(fixture.start["p"]), constant: k + 1)
    let movieCount = fixture.movieBiases.count
    let movies = Self.rows(movieCount, try #require(fixture.start["q"]), constant: k)
    let implicit = Self.rows(movieCount, try #require(fixture.start["y"]), constant: nil)
    let masks = SVDPlusPlusLearner.masks(factors: k)
    let room = VectorRows(count: 2, lanes: k + 2)
    var errors: [Double] = []
    for _ in 0..<fixture.passes {
      for user in fixture.rated.indices {
        errors.append(
          Self.learn(fixture.rated[user], fixture.values[user]) { rated, values, seen in
            ImplicitUser(
              user: users.storage + user * users.vectors, movies: movies.storage,
              implicit: implicit.storage, rated: rated, values: values,
              count: fixture.rated[user].count, seen: seen,
              seen_count: Set(fixture.rated[user]).count, vectors: users.vectors,
              learning_rate: fixture.learningRate, regularization: fixture.regularization,
              implicit_regularization: fixture.implicitRegularization,
              masks: masks.storage, room: room.storage)
          })
      }
    }
    Self.expect(users, 0..<k, fixture.p, "p")
    Self.expect(movies, 0..<k, fixture.q, "q")
    Self.expect(implicit, 0..<k, fixture.y, "y")
    Self.expect(users, k..<k + 1, fixture.userBiases, "user biases")
    Self.expect(movies, k + 1..<k + 2, fixture.movieBiases, "movie biases")
    for (found, expected) in zip(errors, fixture.errors) {
      #expect(abs(found - expected) < 1e-4 * max(1, expected))
    }
  }

  private static func fixture() throws -> Fixture {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/svdpp.json")
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
  }

  private static func expect(
    _ rows: VectorRows, _ lanes: Range<Int>, _ expected: [Double], _ name: String
  ) {
    let found = (0..<rows.count).flatMap { row in lanes.map { Double(rows[row, $0]) } }
    let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(found.count == expected.count && worst < 1e-5, "\(name): off by \(worst)")
  }

  private static func learn(
    _ rated: [Int32], _ values: [Float],
    _ problem: (UnsafePointer<Int32>, UnsafePointer<Float>, UnsafePointer<Int32>) -> ImplicitUser
  ) -> Double {
    // One more of each, so that there is an address where a user has rated nothing.
    (rated + [0]).withUnsafeBufferPointer { rows in
      (values + [0]).withUnsafeBufferPointer { values in
        (Set(rated).sorted() + [0]).withUnsafeBufferPointer { seen in
          guard let rows = rows.baseAddress, let values = values.baseAddress,
            let seen = seen.baseAddress
          else { return .nan }
          var user = problem(rows, values, seen)
          return implicit_user_learn(&user)
        }
      }
    }
  }

  @Test(arguments: ["learningRate", "decay", "regularization", "implicitRegularization"])
  func `heeds its settings`(key: String) {
    func loss(_ factor: Float) -> Double {
      let settings = Samples.settings(.svdpp) {
        switch key {
        case "learningRate": $0[.learningRate] *= factor
        case "decay": $0[.decay] *= factor
        case "implicitRegularization": $0[.implicitRegularization] *= factor
        default: $0[.regularization] *= factor
        }
      }
      let ratings = Samples.ratings()
      let learner = settings.makeLearner(for: ratings, split: settings.split(ratings))
      for _ in 0..<3 {
        learner.beginEpoch()
        _ = learner.advance(steps: .max)
      }
      return learner.validate().mean
    }
    #expect(loss(1) != loss(0.5))
  }
}
