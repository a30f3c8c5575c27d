import Learning
import Models
import RatingData
import Testing

@testable import Evaluation

@Suite struct `A share of siblings` {
  /// Two series and a movie alone, in a plane.
  private let movies = ["Rio", "Rio 2", "Big", "Big 2", "Heat"].enumerated().map {
    Movie(id: MovieID(Int64($0)), title: $1)
  }

  private func model(_ rows: [[Float]]) -> FactorModel {
    FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 2, values: [1, 1]),
      movieFactors: FactorMatrix(rows: rows.count, columns: 2, values: rows.flatMap(\.self)),
      // With biases the mean of the factors says something.
      biases: Biases(mean: 3, users: [0], movies: rows.map { _ in 0 }))
  }

  @Test func `counts movies with another one of their series among their nearest`() throws {
    // The first series points one way; between the movies of the second stands the one alone.
    let model = model([[1, 0], [2, 0.1], [0, 1], [-1, -1], [0.1, 1]])
    let series = MovieSeries(movies)
    let one = try #require(SiblingShare(of: model, series, among: 1))
    #expect(one.found == 2 && one.movies == 4 && one.share == 0.5)
    let all = try #require(SiblingShare(of: model, series, among: 4))
    #expect(all.share == 1)
    let few = try #require(SiblingShare(of: model, series, among: 1) { $0 != MovieIndex(1) })
    #expect(few.found == 1)
  }

  @Test func `looks at some of many, spread over all`() throws {
    let many = (0..<40).flatMap { ["F\($0) x", "F\($0) x 2"] }.enumerated().map {
      Movie(id: MovieID(Int64($0)), title: $1)
    }
    let model = model(many.indices.map { [Float($0), 1] })
    let share = try #require(SiblingShare(of: model, MovieSeries(many), most: 20))
    #expect(share.movies == 20)
  }

  @Test func `is none of a model that knows no similarity`() {
    #expect(
      SiblingShare(
        of: BiasModel(Biases(mean: 3, users: [0], movies: [0, 0, 0, 0, 0])), MovieSeries(movies))
        == nil)
  }
}
