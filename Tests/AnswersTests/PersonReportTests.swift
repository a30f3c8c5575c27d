import Answers
import Models
import RatingData
import TestSamples
import Testing

@Suite struct `A person by their ratings alone` {
  private let data = AnswerSamples.data
  private let ratings = [(3, 5), (8, 1), (21, 4), (40, 2)].map {
    MovieRating(movie: MovieIndex($0), rating: Float($1))
  }
  private let model = Samples.model(factors: 4)
  private var asked: AskedModels { AskedModels(AnswerSamples.asked(model)) }

  private func report(
    _ ratings: [MovieRating], watched: [MovieIndex] = [], _ asked: AskedModels,
    filter: MovieFilter = MovieFilter(), count: Int = 70
  ) -> PersonReport {
    PersonReport(of: ratings, watched: watched, in: data, asked, filter: filter, count: count)
  }

  @Test func `is folded in with the λ of who trained the model`() {
    let folded = model.foldIn(ratings, regularization: 0.4)
    let report = report(ratings, asked)
    #expect(asked.lists.folded(ratings, in: data).scores == folded.scores)
    for rating in ratings {
      #expect(
        report.expected[rating.movie]
          == data.ratings.scale.clipped(folded.scores[rating.movie.position]))
    }
    #expect(report.predictsRatings && !report.tellsNothing)
    #expect(report.recommendations.allSatisfy { $0.score == folded.scores[$0.movie.position] })
  }

  @Test
  func `is recommended what they have neither rated nor watched, unless the filter says seen`() {
    let watched = [MovieIndex(0), MovieIndex(2)]
    let known = Set(ratings.map(\.movie) + watched)
    let list = report(ratings, watched: watched, asked).recommendations
    #expect(list.count == 64 && list.allSatisfy { !known.contains($0.movie) })
    #expect(list.map(\.score) == list.map(\.score).sorted(by: >))
    let all = report(
      ratings, watched: watched, asked, filter: MovieFilter(includesSeen: true))
    #expect(all.recommendations.count == 70)
    let comedies = report(
      ratings, watched: watched, asked, filter: AnswerSamples.comedies, count: 9)
    #expect(
      comedies.recommendations == Array(list.filter { $0.movie.position % 2 == 0 }.prefix(9)))
  }

  @Test func `is told the stars of one model in the order of another`() {
    let ranker = PreferenceModel(Samples.model(factors: 4, seed: 9), unobservedWeight: 0.1)
    let both = AskedModels(AnswerSamples.asked(ranker), judgedBy: AnswerSamples.asked(model))
    let stars = model.foldIn(ratings, regularization: 0.4).scores
    let order = both.lists.folded(ratings, in: data).scores
    let report = report(ratings, both)
    #expect(report.predictsRatings)
    for row in report.recommendations {
      #expect(row.score == order[row.movie.position])
      #expect(row.predicted == data.ratings.scale.clipped(stars[row.movie.position]))
    }
    #expect(
      report.expected[MovieIndex(3)] == data.ratings.scale.clipped(stars[3]))
  }

  @Test func `gets no list of a model that learns from likes, where nothing is liked`() {
    let ranker = AskedModels(
      AnswerSamples.asked(
        PreferenceModel(Samples.model(factors: 4), unobservedWeight: 0.1)))
    let disliked = ratings.filter { $0.rating <= 2 }
    let nothing = report(disliked, ranker)
    #expect(nothing.tellsNothing && nothing.recommendations.isEmpty)
    #expect(nothing.companions(count: 5, in: data).isEmpty && nothing.reasons(first: 5).isEmpty)
    #expect(!report(ratings, ranker).tellsNothing)
    let silent = report([], asked)
    #expect(!silent.tellsNothing && silent.recommendations.isEmpty && silent.expected.isEmpty)
    #expect(silent.companions(count: 5, in: data).isEmpty)
  }

  @Test func `is told what carries the first recommendations, the largest share first`() throws {
    let report = report(ratings, asked)
    let reasons = report.reasons(first: 10, most: 2)
    #expect(Set(reasons.keys) == Set(report.recommendations.prefix(10).map(\.movie)))
    let folded = model.foldIn(ratings, regularization: 0.4)
    for (movie, reason) in reasons {
      let positive = folded.reasons(for: movie).filter { $0.contribution > 0 }
        .sorted { $0.contribution > $1.contribution }
      let sum = positive.reduce(0.0) { $0 + Double($1.contribution) }
      #expect(reason.shares.map(\.movie) == positive.prefix(2).map(\.movie))
      for (share, part) in zip(reason.shares, positive) {
        #expect(abs(share.share - Double(part.contribution) / sum) < 1e-12)
      }
    }
    #expect(reasons.values.contains { $0.shares.count == 2 })
  }

  @Test func `stands near users, and sees what they loved`() {
    let report = report(ratings, asked)
    let companions = report.companions(count: 7, in: data)
    let near = model.nearestUsers(
      to: model.foldIn(ratings, regularization: 0.4), count: 7, measure: .cosine)
    #expect(companions.map(\.user) == near.map(\.index))
    #expect(companions.map(\.similarity) == near.map(\.similarity))
    let seen = Set(ratings.map(\.movie))
    #expect(
      companions.map(\.loved) == near.map { data.favourite(of: $0.index, besides: seen) })
  }
}
