import RatingData
import TestSamples
import Testing

@testable import Models

@Suite("A new user folded in")
struct FoldInTests {
  private let ratings = [
    MovieRating(movie: MovieIndex(3), rating: 5), MovieRating(movie: MovieIndex(8), rating: 1),
    MovieRating(movie: MovieIndex(40), rating: 4),
  ]

  @Test("Without regularization and enough room, the model gives back what was rated")
  func exact() {
    let user = Samples.model().foldIn(ratings, regularization: 0)
    for rating in ratings {
      #expect(abs(user.scores[rating.movie.position] - rating.rating) < 1e-3)
    }
  }

  @Test("The contributions of the ratings add up to what the user adds to the model")
  func reasons() {
    let model = Samples.model()
    let user = model.foldIn(ratings, regularization: 0.1)
    let nobody = model.foldIn([], regularization: 0.1)
    for movie in 0..<70 {
      let sum = user.reasons(for: MovieIndex(movie)).map(\.contribution).reduce(0, +)
      #expect(abs(sum - (user.scores[movie] - nobody.scores[movie])) < 1e-4)
    }
    #expect(user.reasons(for: MovieIndex(0)).map(\.movie) == ratings.map(\.movie))
  }

  @Test("Who has rated nothing is expected to rate as everybody does")
  func nobody() {
    let model = Samples.model()
    let scores = model.foldIn([], regularization: 0.1).scores
    #expect(scores.count == 70)
    #expect(model.biases.map { abs(scores[5] - ($0.mean + $0.movies[5])) < 1e-6 } == true)
  }

  @Test("Biases alone: the shrunken mean of what is above the movies' own")
  func biases() {
    let model = BiasModel(Biases(mean: 3, users: [0], movies: [0, 1, -1]))
    let user = model.foldIn(
      [
        MovieRating(movie: MovieIndex(0), rating: 4), MovieRating(movie: MovieIndex(1), rating: 5),
      ], regularization: 1)
    // Σ residuals = 2 over n + λn = 4.
    #expect(user.scores.map { ($0 * 100).rounded() } == [350, 450, 250])
  }
}
