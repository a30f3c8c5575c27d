import Answers
import Models
import RatingData
import TestSamples
import Testing

@Suite struct `Admirers of a movie` {
  private let data = AnswerSamples.data
  private let movie = MovieIndex(11)

  @Test func `are all who have not rated the movie, the keenest first`() {
    let model = Samples.model()
    let raters = data.raters(of: movie)
    #expect(!raters.isEmpty && raters.count < 25)
    let answer = Admirers(of: movie, in: data, model, count: 25)
    let expected = (0..<25).map { UserIndex($0) }.filter { !raters.contains($0) }
      .sorted { model.predict($0, movie).rating > model.predict($1, movie).rating }
    #expect(answer.movie == movie && answer.admirers.map(\.user) == expected)
    for admirer in answer.admirers {
      #expect(admirer.score == model.predict(admirer.user, movie).rating)
      #expect(admirer.predicted == data.ratings.scale.clipped(admirer.score))
    }
    #expect(answer.admirers.contains { $0.predicted != $0.score })
    #expect(
      Admirers(of: movie, in: data, model, count: 2).admirers
        == Array(answer.admirers.prefix(2)))
  }

  @Test func `of a model that only ranks have no predicted rating`() {
    let ranker = PreferenceModel(Samples.model(), unobservedWeight: 0.1)
    let answer = Admirers(of: movie, in: data, ranker, count: 3)
    #expect(answer.admirers.count == 3 && answer.admirers.allSatisfy { $0.predicted == nil })
  }
}

@Suite struct `The rank of a movie` {
  private let data = AnswerSamples.data
  private let user = UserIndex(7)

  @Test func `counts the unrated movies with a higher score`() throws {
    let model = Samples.model()
    let seen = Set(data.byUser[user].map { data.ratings.movies[$0] })
    let list = model.recommendations(
      for: user, excluding: seen, count: 70, on: data.ratings.scale)
    #expect(list.count == 70 - seen.count)
    for (index, row) in list.enumerated() {
      let rank = try #require(MovieRank(of: row.movie, for: user, in: data, model))
      #expect(rank.place == index + 1 && rank.count == list.count)
    }
  }

  @Test func `is shared by movies with one score, and is not of one that was rated`() throws {
    let nothing = BiasModel(
      Biases(
        mean: 3, users: [Float](repeating: 0, count: 25), movies: [Float](repeating: 0, count: 70)))
    let rated = data.ratings.movies[data.byUser[user][data.byUser[user].startIndex]]
    #expect(MovieRank(of: rated, for: user, in: data, nothing) == nil)
    #expect(MovieRank(of: MovieIndex(999), for: user, in: data, nothing) == nil)
    let unrated = (0..<70).map { MovieIndex($0) }.filter { data.rating(of: $0, by: user) == nil }
    #expect(unrated.allSatisfy { MovieRank(of: $0, for: user, in: data, nothing)?.place == 1 })
  }
}
