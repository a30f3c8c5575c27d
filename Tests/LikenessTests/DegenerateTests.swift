import Concurrency
import Models
import RatingData
import Testing

@testable import Likeness

@Suite struct `Likeness of poor data` {
  private func finished(_ ratings: Ratings, _ movies: [Movie] = []) -> Likeness {
    var builder = LikenessBuilder(ratings, movies: movies)
    while builder.advance(with: Workers(count: 2)) {}
    return builder.likeness
  }

  /// Every user rated every movie.
  private func full(users: Int, movies: Int, _ value: (Int, Int) -> Float) -> Ratings {
    let pairs: [(user: Int, movie: Int)] = (0..<users).flatMap { user in
      (0..<movies).map { (user, $0) }
    }
    return Ratings(
      users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
      values: pairs.map { value($0.user, $0.movie) }, userCount: users, movieCount: movies)
  }

  @Test func `is empty where no movie has twenty ratings`() {
    let likeness = finished(full(users: 5, movies: 4) { Float(($0 + $1) % 5 + 1) })
    #expect(likeness.isFinished && likeness.listedCount == 0)
    #expect(likeness.nearestMovies(to: MovieIndex(0), count: 5).isEmpty)
  }

  @Test func `is empty of no ratings at all`() {
    let none = Ratings(users: [], movies: [], values: [Float](), userCount: 0, movieCount: 0)
    #expect(finished(none).isFinished)
    #expect(finished(none).nearestMovies(to: MovieIndex(0), count: 5).isEmpty)
  }

  @Test func `of one user is that of twenty times none`() {
    let likeness = finished(full(users: 1, movies: 30) { Float($1 % 5 + 1) })
    #expect(likeness.listedCount == 0 && likeness.isFinished)
  }

  @Test func `of one movie has nothing to name`() {
    let likeness = finished(full(users: 30, movies: 1) { user, _ in Float(user % 5 + 1) })
    #expect(likeness.isFinished && likeness.listedCount == 1)
    #expect(likeness.nearestMovies(to: MovieIndex(0), count: 5).isEmpty)
  }

  @Test func `goes by who watched where all ratings are equal`() {
    let pairs: [(user: Int, movie: Int)] = (0..<40).flatMap { user in
      (0..<12).filter { ($0 + user) % 3 == 0 || $0 % 2 == user % 2 }.map { (user, $0) }
    }
    let ratings = Ratings(
      users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
      values: [Float](repeating: 4, count: pairs.count), userCount: 40, movieCount: 12)
    let likeness = finished(ratings)
    #expect(likeness.leftOut == [.deviations, .samples])
    #expect(likeness.views == [.watched, .ease] && likeness.isFinished)
    #expect(!likeness.nearestMovies(to: MovieIndex(1), count: 3).isEmpty)
  }

  @Test func `stays a number where everybody watched everything`() {
    let likeness = finished(full(users: 40, movies: 8) { Float(($0 * $1) % 5 + 1) })
    for movie in 0..<8 {
      let nearest = likeness.nearestMovies(to: MovieIndex(movie), count: 10)
      #expect(nearest.allSatisfy { $0.similarity > 0 && $0.similarity <= 1 })
    }
  }
}
