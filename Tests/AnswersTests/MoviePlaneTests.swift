import Answers
import Concurrency
import Models
import RatingData
import Testing

@Suite struct `A plane of movies` {
  /// Six bundles of twenty movies, whose factors point about the same way.
  private let model: FactorModel = {
    var rng = SeededGenerator(seed: 3, stream: .other)
    var factors: [Float] = []
    for movie in 0..<120 {
      for column in 0..<6 {
        let base: Float = movie / 20 == column ? 1 : 0
        factors.append(base + 0.2 * (rng.unitFloat() - 0.5))
      }
    }
    return FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 6, values: Array(repeating: 1, count: 6)),
      movieFactors: FactorMatrix(rows: 120, columns: 6, values: factors))
  }()
  private let movies = (0..<120).map { MovieIndex($0) }

  @Test func `has those of one bundle together, whatever the number of threads`() throws {
    let plane = try #require(MoviePlane(movies, of: model, workers: Workers(count: 1)))
    #expect(plane == MoviePlane(movies, of: model, workers: Workers(count: 3)))
    let kept = try #require(plane.kept)
    #expect(kept > 0.4 && kept <= 1)
    for movie in movies.indices {
      let nearest = movies.indices.filter { $0 != movie }.min {
        distance(plane, movie, $0) < distance(plane, movie, $1)
      }
      #expect(nearest.map { $0 / 20 } == movie / 20)
    }
  }

  private func distance(_ plane: MoviePlane, _ a: Int, _ b: Int) -> Float {
    let way = plane.positions[a] - plane.positions[b]
    return (way * way).sum()
  }

  @Test func `can be watched as it forms, and given up`() {
    var seen: [MoviePlane] = []
    let plane = MoviePlane(movies, of: model, workers: Workers(count: 1)) {
      seen.append($0)
      return seen.count < 4
    }
    #expect(plane == nil && seen.count == 4)
    #expect(seen.allSatisfy { $0.kept == nil && $0.movies == movies })
    #expect(seen[2].positions != seen[3].positions)
  }

  @Test func `goes on from another one, also where that has not all movies`() throws {
    let some = Array(movies.prefix(100))
    let before = try #require(MoviePlane(some, of: model, workers: Workers(count: 1)))
    var first: MoviePlane?
    let plane = try #require(
      MoviePlane(movies, of: model, from: before, workers: Workers(count: 1)) {
        first = first ?? $0
        return true
      })
    #expect(Array(try #require(first).positions.prefix(100)) == before.positions)
    #expect(plane.positions.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test func `there is none of a model without factors`() {
    let biases = BiasModel(
      Biases(mean: 3, users: [0], movies: Array(repeating: 0, count: 120)))
    #expect(MoviePlane(movies, of: biases, workers: Workers(count: 1)) == nil)
  }

  @Test func `has movies with twenty ratings, or all where those are few`() {
    func data(_ counts: [Int]) -> DataSet {
      let pairs = counts.enumerated().flatMap { movie, count in (0..<count).map { ($0, movie) } }
      return DataSet(
        name: "counts",
        ratings: Ratings(
          users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
          values: pairs.map { _ in 3 }, userCount: 30, movieCount: counts.count),
        catalogue: Catalogue(
          movies: counts.indices.map { Movie(id: MovieID(Int64($0)), title: "\($0)", genres: []) },
          users: (0..<30).map { User(id: UserID(Int64($0))) }))
    }
    let many = MoviePlane.movies(in: data([19, 25] + Array(repeating: 20, count: 100)))
    #expect(many.count == 101 && !many.contains(MovieIndex(0)) && many.last == MovieIndex(1))
    #expect(MoviePlane.movies(in: data([1, 30, 20])) == [0, 2, 1].map { MovieIndex($0) })
  }
}
