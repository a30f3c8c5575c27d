import Files
import FoundationEssentials
import RatingData
import TestSamples
import Testing

@testable import Models

/// Against what Oracle/spaces.py finds with NumPy.
@Suite struct `Spaces of factors` {
  private struct Expected: Decodable {
    let shares: [Double]
    let directions: [[Double]]
    let explicit: [Double]
    let preference: [Double]
    let reasons: [Double]
  }

  private let expected: Expected
  private let movies = Self.rows(40, 6, from: 1)
  private let ratings = zip([3, 8, 21, 30], [5, 1, 4, 2.5] as [Float]).map {
    MovieRating(movie: MovieIndex($0), rating: $1)
  }

  init() throws {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let bytes = try InputFile.contents(of: "/\(folder)/Fixtures/spaces.json")
    expected = try JSONDecoder().decode(Expected.self, from: Data(bytes))
  }

  private static func rows(_ count: Int, _ columns: Int, from start: Int) -> FactorMatrix {
    FactorMatrix(
      rows: count, columns: columns,
      values: (0..<count * columns).map {
        let index = start + $0
        return Float(sine(Double(index * index % 1000)))
      })
  }

  private var model: FactorModel {
    FactorModel(userFactors: Self.rows(3, 6, from: 500), movieFactors: movies)
  }

  private func distance(_ a: [Float], _ b: [Double]) -> Double {
    zip(a, b).map { abs(Double($0) - $1) }.max() ?? .nan
  }

  @Test func `principal components are NumPy's, but for their signs`() {
    let components = PrincipalComponents(of: movies)
    for (share, expected) in zip(components.shares, expected.shares) {
      #expect(abs(share - expected) < 1e-9)
    }
    for (direction, expected) in zip(components.directions, expected.directions) {
      let product = zip(direction, expected).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(abs(product) - 1) < 1e-9)
    }
    #expect(abs(components.shares.reduce(0, +) - 1) < 1e-9)
  }

  @Test func `components that follow others keep their places and their signs`() {
    let first = PrincipalComponents(of: movies)
    // A step of training: everything moves a little, and one direction is turned round altogether.
    let moved = FactorMatrix(
      rows: 40, columns: 6,
      values: movies.values.enumerated().map { $1 + 0.01 * Float(sine(Double($0 * 7))) })
    let second = PrincipalComponents(of: moved, following: first)
    for place in 0..<6 {
      let product = zip(first.directions[place], second.directions[place])
        .reduce(0) { $0 + $1.0 * $1.1 }
      #expect(product > 0.9, "component \(place): \(product)")
    }
    let coordinates = (0..<40).map { row in
      (first.coordinate(movies[row], along: 0), second.coordinate(moved[row], along: 0))
    }
    #expect(coordinates.allSatisfy { abs($0.0 - $0.1) < 0.3 })
  }

  @Test func `rows that are no numbers and models of another length trap nothing`() {
    var values = movies.values
    values[7] = .nan
    let broken = FactorMatrix(rows: 40, columns: 6, values: values)
    let components = PrincipalComponents(
      of: broken, following: PrincipalComponents(of: Self.rows(5, 3, from: 1)))
    #expect(components.directions.joined().allSatisfy { $0.isFinite })
    #expect(PrincipalComponents(of: FactorMatrix(rows: 0, columns: 2, values: [])).mean == [0, 0])
  }

  @Test func `a user is folded in as a dense solve has it`() {
    let folded = model.foldIn(ratings, regularization: 0.2)
    #expect(distance(folded.scores, expected.explicit) < 1e-5)
    let reasons = folded.reasons(for: MovieIndex(17))
    #expect(reasons.map(\.movie) == ratings.map(\.movie))
    #expect(distance(reasons.map(\.contribution), expected.reasons) < 1e-5)
  }

  @Test
  func `who is folded into a model of preferences likes what they rated high, and not the rest`() {
    let folded = PreferenceModel(model, unobservedWeight: 0.25)
      .foldIn(ratings, likedFrom: 4, regularization: 0.3)
    #expect(distance(folded.scores, expected.preference) < 1e-5)
    for movie in [5, 17] {
      let sum = folded.reasons(for: MovieIndex(movie)).map(\.contribution).reduce(0, +)
      #expect(abs(sum - folded.scores[movie]) < 1e-5)
    }
  }

  @Test func `weights between movies add up what was liked`() {
    let weights = FactorMatrix(
      rows: 3, columns: 3, values: [0, 0.5, 0.1, 0.2, 0, 0.3, 0.4, 0.6, 0])
    let folded = ItemWeightModel(weights: weights, observed: []).foldIn(
      [
        MovieRating(movie: MovieIndex(0), rating: 5), MovieRating(movie: MovieIndex(2), rating: 1),
      ], likedFrom: 4, regularization: 1)
    #expect(folded.scores == [0, 0.5, 0.1])
    #expect(folded.reasons(for: MovieIndex(1)).map(\.contribution) == [0.5])
  }

  @Test func `admirers are those whose prediction is the highest`() {
    let sample = Samples.model()
    let movie = MovieIndex(11)
    let expected = (0..<sample.userCount).sorted {
      sample.predict(UserIndex($0), movie).rating > sample.predict(UserIndex($1), movie).rating
    }
    let found = sample.admirers(of: movie, count: 6) { $0.position != expected[1] }
    #expect(
      found.map(\.index.position) == [expected[0]] + expected[2...6].map { $0 })
  }

  @Test func `a folded-in copy of a user is nearest to that user`() {
    let sample = Samples.model(users: 25, movies: 70, factors: 4)
    let user = UserIndex(9)
    let all = (0..<70).map {
      MovieRating(movie: MovieIndex($0), rating: sample.predict(user, MovieIndex($0)).rating)
    }
    let folded = sample.foldIn(all, regularization: 0)
    #expect(sample.nearestUsers(to: folded, count: 1, measure: .cosine).first?.index == user)
  }
}

/// The sine by its series: the tests link no mathematics.
private func sine(_ x: Double) -> Double {
  let turn = 2 * Double.pi
  let reduced = x - turn * (x / turn).rounded()
  var (term, sum, n) = (reduced, reduced, 1.0)
  while abs(term) > 1e-18 {
    term *= -reduced * reduced / ((2 * n) * (2 * n + 1))
    sum += term
    n += 1
  }
  return sum
}
