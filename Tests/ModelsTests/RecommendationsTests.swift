import Models
import RatingData
import TestSamples
import Testing

@Suite("Recommendations")
struct RecommendationsTests {
  /// Nothing is outside of it.
  private let wide = RatingScale(range: -1e9...1e9, step: 0)

  @Test("They are brute force's, in its order, without what was seen", arguments: [1, 7, 20, 33])
  func bruteForce(factors: Int) {
    let model = Samples.model(factors: factors)
    let user = UserIndex(5)
    let seen = Set((0..<70).filter { $0 % 3 == 0 }.map { MovieIndex($0) })
    let expected = (0..<70).map { MovieIndex($0) }.filter { !seen.contains($0) }
      .sorted { model.predict(user, $0).rating > model.predict(user, $1).rating }
    let found = model.recommendations(for: user, excluding: seen, count: 10, on: wide)
    #expect(found.map(\.movie) == Array(expected.prefix(10)))
  }

  @Test(
    "A prediction is the same to the last bit in a list and alone",
    arguments: [1, 7, 8, 9, 20, 24, 33], [true, false])
  func exact(factors: Int, biased: Bool) {
    let full = Samples.model(factors: factors)
    let model = FactorModel(
      userFactors: full.userFactors, movieFactors: full.movieFactors,
      biases: biased ? full.biases : nil)
    for user in 0..<25 {
      let found = model.recommendations(for: UserIndex(user), excluding: [], count: 70, on: wide)
      #expect(found.count == 70)
      for one in found {
        #expect(one.predicted == model.predict(UserIndex(user), one.movie).rating)
      }
    }
  }

  @Test("Without biases the dot product alone decides")
  func noBiases() {
    let biased = Samples.model()
    let plain = FactorModel(
      userFactors: biased.userFactors, movieFactors: biased.movieFactors)
    let found = plain.recommendations(for: UserIndex(0), excluding: [], count: 1, on: wide)
    let best = (0..<70).map { plain.predict(UserIndex(0), MovieIndex($0)).rating }.max()
    #expect(found.first?.predicted == best)
  }

  @Test("Equal predictions come in the order of their index; what is no number is left out")
  func tiesAndNumbers() {
    let model = FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 1, values: [1]),
      movieFactors: FactorMatrix(rows: 5, columns: 1, values: [2, .nan, 3, 2, 3]))
    let found = model.recommendations(for: UserIndex(0), excluding: [], count: 9, on: wide)
    #expect(found.map(\.movie.position) == [2, 4, 0, 3])
  }

  @Test("Who has seen everything is recommended nothing")
  func nothingLeft() {
    let all = Set((0..<70).map { MovieIndex($0) })
    #expect(
      Samples.model().recommendations(for: UserIndex(0), excluding: all, count: 3, on: wide).isEmpty
    )
  }

  @Test("They are shown on the scale, and ordered by what lies beyond it")
  func clipped() {
    let model = Samples.model()
    let scale = RatingScale(range: -0.1...0.1, step: 0)
    let found = model.recommendations(for: UserIndex(0), excluding: [], count: 70, on: scale)
    #expect(found.contains { $0.score > 0.1 && $0.predicted == 0.1 })
    #expect(found.contains { $0.score < -0.1 && $0.predicted == -0.1 })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(found.allSatisfy { scale.range.contains($0.predicted) })
  }
}
