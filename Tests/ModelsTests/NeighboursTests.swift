import Models
import RatingData
import TestSamples
import Testing

@Suite("Neighbours")
struct NeighboursTests {
  /// The formula as the measure's comment has it, in double precision.
  ///
  /// - Parameter matrix: the rows whose mean is taken out where the measure takes it out.
  private func similarity(
    _ a: [Double], _ b: [Double], _ measure: Similarity, of matrix: FactorMatrix
  ) -> Double {
    if measure == .centred {
      let mean = (0..<matrix.columns).map { column in
        (0..<matrix.rows).reduce(0) { $0 + row(matrix, $1)[column] } / Double(matrix.rows)
      }
      func centred(_ row: [Double]) -> [Double] { zip(row, mean).map { $0 - $1 } }
      return similarity(centred(a), centred(b), .cosine, of: matrix)
    }
    let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    func norm(_ row: [Double]) -> Double { row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    switch measure {
    case .dot, .weight: return product
    case .cosine, .centred: return product / (norm(a) * norm(b))
    case .euclidean: return 1 / (1 + norm(zip(a, b).map { $0 - $1 }))
    }
  }

  private func row(_ matrix: FactorMatrix, _ index: Int) -> [Double] {
    matrix[index].map(Double.init)
  }

  @Test(
    "They are brute force's, in its order, whatever the measure and the number of factors",
    arguments: Similarity.ofVectors, [1, 3, 8, 13, 20, 64])
  func bruteForce(measure: Similarity, factors: Int) {
    let model = Samples.model(factors: factors)
    let matrix = model.movieFactors
    let expected = (0..<matrix.rows).filter { $0 != 17 }
      .map { (index: $0, score: similarity(row(matrix, 17), row(matrix, $0), measure, of: matrix)) }
      .sorted { ($0.score, $1.index) > ($1.score, $0.index) }
    let found = model.nearestMovies(to: MovieIndex(17), count: 12, measure: measure)
    #expect(found.count == 12)
    for (neighbour, expected) in zip(found, expected) {
      // One factor makes many cosines equal but for rounding, and then their order is free.
      if factors > 1 { #expect(neighbour.index.position == expected.index) }
      #expect(abs(Double(neighbour.similarity) - expected.score) < 1e-5)
    }
  }

  @Test(
    "Those of a sampled model go by the mean of its samples' similarities",
    arguments: Similarity.ofVectors)
  func sampled(measure: Similarity) {
    let samples = (1...3).map { Samples.model(factors: 5, seed: 10 * $0) }
    let model = SampledModel(samples, noise: NoiseVariances(base: 1))
    func mean(_ rows: KeyPath<FactorModel, FactorMatrix>, _ a: Int, _ b: Int) -> Double {
      samples.map {
        similarity(
          row($0[keyPath: rows], a), row($0[keyPath: rows], b), measure, of: $0[keyPath: rows])
      }
      .reduce(0, +) / 3
    }
    let movies = model.nearestMovies(to: MovieIndex(4), count: 8, measure: measure)
    #expect(
      movies.map(\.index.position)
        == (0..<70).filter { $0 != 4 }
        .sorted { mean(\.movieFactors, 4, $0) > mean(\.movieFactors, 4, $1) }.prefix(8).map { $0 })
    let users = model.nearestUsers(to: UserIndex(7), count: 1, measure: measure)
    let nearest = (0..<25).filter { $0 != 7 }.max {
      mean(\.userFactors, 7, $0) < mean(\.userFactors, 7, $1)
    }
    #expect(users.first?.index.position == nearest)
    #expect(model.sampleCount == 3 && samples[0].sampleCount == 0)
  }

  @Test("Users have them too")
  func users() {
    let model = Samples.model()
    let matrix = model.userFactors
    let nearest = model.nearestUsers(to: UserIndex(3), count: 1, measure: .cosine)
    let expected = (0..<matrix.rows).filter { $0 != 3 }
      .max {
        similarity(row(matrix, 3), row(matrix, $0), .cosine, of: matrix)
          < similarity(row(matrix, 3), row(matrix, $1), .cosine, of: matrix)
      }
    #expect(nearest.map(\.index.position) == expected.map { [$0] })
  }

  @Test("Only eligible movies appear, and never the movie itself")
  func eligible() {
    let found = Samples.model().nearestMovies(to: MovieIndex(4), count: 999, measure: .cosine) {
      $0.position % 2 == 0
    }
    #expect(
      Set(found.map(\.index.position)) == Set(stride(from: 0, to: 70, by: 2)).subtracting([4]))
  }

  private func model(movies values: [Float], columns: Int) -> FactorModel {
    FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: columns, values: Array(values.prefix(columns))),
      movieFactors: FactorMatrix(
        rows: values.count / columns, columns: columns, values: values))
  }

  @Test("Equal rows come in the order of their index", arguments: Similarity.ofVectors)
  func ties(measure: Similarity) {
    let model = model(movies: [1, 2, 1, 2, 1, 2, 1, 2], columns: 2)
    let found = model.nearestMovies(to: MovieIndex(1), count: 3, measure: measure)
    #expect(found.map(\.index.position) == [0, 2, 3])
  }

  @Test("A row of zeros has cosine 0 with everything")
  func zeros() {
    let model = model(movies: [0, 0, 1, 2, -1, 3], columns: 2)
    #expect(
      model.nearestMovies(to: MovieIndex(0), count: 9, measure: .cosine).map(\.similarity) == [
        0, 0,
      ])
    #expect(
      model.nearestMovies(to: MovieIndex(1), count: 9, measure: .cosine).last?.similarity == 0)
  }

  @Test("A cosine never leaves −1 ... 1, however the sum rounds")
  func bounds() {
    let model = model(
      movies: [0.1, 0.7, 0.3, 0.2, 1.4, 0.6, -0.3, -2.1, -0.9], columns: 3)
    for movie in 0..<3 {
      for neighbour in model.nearestMovies(to: MovieIndex(movie), count: 9) {
        #expect((-1...1).contains(neighbour.similarity))
      }
    }
  }

  @Test(
    "Rows that are no finite numbers are left out and trap nothing", arguments: Similarity.ofVectors
  )
  func notFinite(measure: Similarity) {
    let model = model(movies: [1, 2, .nan, 1, 2, 1, .infinity, -.infinity], columns: 2)
    let found = model.nearestMovies(to: MovieIndex(0), count: 9, measure: measure)
    #expect(found.first { $0.index.position == 2 } != nil)
    #expect(found.allSatisfy { !$0.similarity.isNaN && $0.index.position != 1 })
    #expect(model.nearestMovies(to: MovieIndex(1), count: 9, measure: measure).isEmpty)
  }

  @Test("Any query is answered as a first one, whatever was found for those before it")
  func again() {
    let asked = Samples.model()
    let copy = asked
    for movie in [4, 17, 4, 69].map({ MovieIndex($0) }) {
      for measure in [Similarity.centred, .cosine, .centred] {
        let first = Samples.model().nearestMovies(to: movie, count: 70, measure: measure)
        #expect(asked.nearestMovies(to: movie, count: 70, measure: measure) == first)
        #expect(copy.nearestMovies(to: movie, count: 70, measure: measure) == first)
      }
    }
    #expect(asked == Samples.model() && asked != Samples.model(seed: 4))
  }

  @Test("A count of nothing gives nothing", arguments: [0, -3])
  func none(count: Int) {
    #expect(Samples.model().nearestMovies(to: MovieIndex(0), count: count).isEmpty)
  }

  @Test("A measure that the model does not have gives way to its usual one")
  func otherMeasure() {
    let model = Samples.model()
    #expect(model.similarity(for: .weight) == .cosine)
    #expect(
      model.nearestMovies(to: MovieIndex(4), count: 9, measure: .weight)
        == model.nearestMovies(to: MovieIndex(4), count: 9, measure: .cosine))
  }
}
