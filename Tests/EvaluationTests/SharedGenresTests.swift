import Learning
import Models
import RatingData
import Testing

@testable import Evaluation

@Suite struct `What near movies share of their genres` {
  /// Two musicals, one of which is a drama, too, a drama, and a movie without a genre.
  private let movies = [["Musical"], ["Drama", "Musical"], ["Drama"], [], ["Drama"]].enumerated()
    .map {
      Movie(id: MovieID(Int64($0)), title: "M\($0)", genres: $1)
    }

  /// Movie 0 has 1 and 2 near it, in this order.
  private struct Fixed: MovieNearness {
    let lists: [[Int]]

    func nearestMovies(
      to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool
    ) -> [Neighbour<MovieIndex>] {
      lists[movie.position].map { MovieIndex($0) }.filter(isEligible).prefix(count).map {
        Neighbour(index: $0, similarity: 1)
      }
    }
  }

  private let near = Fixed(lists: [[1, 2], [0, 2], [4, 1], [0, 1], [2, 3]])

  @Test func `weighs a genre by how rare it is`() {
    // Of five movies two are musicals and three dramas.
    let (musical, drama) = (0.916_291, 0.510_826)
    let both = (musical * musical + drama * drama).squareRoot()
    let one = SharedGenres(of: near, movies, asked: [MovieIndex(0)], among: 1)
    #expect(abs(one.mean - musical / both) < 1e-5 && one.movieCount == 1)
    let two = SharedGenres(of: near, movies, asked: [MovieIndex(0)], among: 2)
    #expect(abs(two.mean - musical / both / 2) < 1e-5)
  }

  @Test func `is 1 of movies of the same genre, and passes over those without`() {
    let asked = [MovieIndex(2), MovieIndex(3)]
    let shared = SharedGenres(of: near, movies, asked: asked, among: 1)
    #expect(abs(shared.mean - 1) < 1e-9 && shared.movieCount == 1)
    #expect(SharedGenres(of: near, movies, asked: [MovieIndex(3)], among: 1).mean.isNaN)
  }

  @Test func `looks at movies that may be listed`() {
    let shared = SharedGenres(of: near, movies, asked: [MovieIndex(2)], among: 1) {
      $0 != MovieIndex(4)
    }
    #expect(shared.mean < 0.6)
  }
}

@Suite struct `Neighbours that are judged` {
  /// So many ratings of each movie.
  private func judged(_ counts: [Int]) -> JudgedNeighbours {
    let movies = counts.enumerated().flatMap { movie, count in
      [MovieIndex](repeating: MovieIndex(movie), count: count)
    }
    let ratings = Ratings(
      users: movies.indices.map { UserIndex($0) }, movies: movies,
      values: movies.map { _ in Float(3) }, userCount: movies.count, movieCount: counts.count)
    return JudgedNeighbours(
      Nobody(), ratings: ratings, movies: [], train: 0..<Int32(movies.count))
  }

  private struct Nobody: MovieNearness {
    func nearestMovies(
      to movie: MovieIndex, count: Int, where isEligible: (MovieIndex) -> Bool
    ) -> [Neighbour<MovieIndex>] { [] }
  }

  @Test func `are of movies with twenty ratings`() {
    let judged = judged([19, 20, 500])
    #expect((0..<3).map { judged.isListed(MovieIndex($0)) } == [false, true, true])
    #expect(judged.known == [MovieIndex(1), MovieIndex(2)])
  }

  @Test func `know a movie well that has one rating of ten thousand`() {
    let judged = judged([49, 50, 120, 499_781])
    #expect(judged.known == [MovieIndex(1), MovieIndex(2), MovieIndex(3)])
  }

  @Test func `call the most rated tenth popular`() {
    #expect(judged([30, 50, 10, 50]).popular == [MovieIndex(1)])
    #expect(judged((0..<11).map { 20 + $0 }).popular == [MovieIndex(10), MovieIndex(9)])
    #expect(judged([3]).popular.isEmpty)
  }

  @Test func `are none of a model that knows no similarity`() {
    let ratings = Ratings(users: [], movies: [], values: [Float](), userCount: 0, movieCount: 0)
    let model = BiasModel(Biases(mean: 3, users: [], movies: []))
    #expect(JudgedNeighbours(model, ratings: ratings, movies: [], train: [Int32]()) == nil)
  }
}
