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

  @Test func `starts from what most people like, where the ratings tell a model nothing`() throws {
    let likers = (0..<70).map { movie in
      data.ratings.movies.indices.count {
        data.ratings.movies[$0].position == movie
          && data.ratings.values[$0] >= data.ratings.relevanceThreshold
      }
    }
    let ranker = AskedModels(
      AnswerSamples.asked(PreferenceModel(Samples.model(factors: 4), unobservedWeight: 0.1)))
    // The one rating is what the model expected of anybody: nothing follows from it, not even an order by ids.
    let mean = model.biases.map { $0.mean + $0.movies[8] } ?? 0
    let atMean = [MovieRating(movie: MovieIndex(8), rating: mean)]
    for (ratings, asked) in [(ratings.filter { $0.rating <= 2 }, ranker), (atMean, asked)] {
      let start = report(ratings, asked, count: 12)
      #expect(start.tellsNothing && start.rankedBy == .likers)
      #expect(start.recommendations.count == 12)
      #expect(start.recommendations.allSatisfy { Int($0.score) == likers[$0.movie.position] })
      #expect(
        start.recommendations.map(\.score) == start.recommendations.map(\.score).sorted(by: >))
      let rated = Set(ratings.map(\.movie))
      #expect(start.recommendations.allSatisfy { !rated.contains($0.movie) })
      let left = likers.indices.filter { !rated.contains(MovieIndex($0)) }.map { likers[$0] }
      #expect(start.recommendations.first.map { Int($0.score) } == left.max())
      #expect(start.companions(count: 5, in: data).isEmpty)
      let reasons = start.reasons(first: 5, in: data)
      for row in start.recommendations.prefix(5) {
        #expect(
          reasons[row.movie]?.likers
            == .all(likers[row.movie.position], of: data.byMovie.count(row.movie)))
      }
    }
    #expect(report(ratings, ranker).rankedBy == .fit && !report(ratings, ranker).tellsNothing)
    #expect(report(ratings, asked).rankedBy == .ratings)
    let silent = report([], asked)
    #expect(!silent.tellsNothing && silent.recommendations.isEmpty && silent.expected.isEmpty)
    #expect(silent.companions(count: 5, in: data).isEmpty)
  }

  @Test func `is told how well movies fit, the best of all at 1, in the order of the list`() {
    let ranker = AskedModels(
      AnswerSamples.asked(PreferenceModel(Samples.model(factors: 4), unobservedWeight: 0.1)),
      judgedBy: AnswerSamples.asked(model))
    let all = report(ratings, ranker, filter: MovieFilter(includesSeen: true))
    let fits = all.recommendations.compactMap(\.fit)
    #expect(fits.count == 70 && fits[0] == 1 && fits == fits.sorted(by: >))
    #expect(fits.allSatisfy { (0...1).contains($0) })
    let unseen = report(ratings, ranker)
    for row in unseen.recommendations {
      #expect(row.fit == all.recommendations.first { $0.movie == row.movie }?.fit)
    }
    #expect(report(ratings, asked).recommendations.allSatisfy { $0.fit == nil })
  }

  @Test func `is told which liked movies carry the first recommendations, no small share`() throws {
    let many = (0..<12).map { MovieRating(movie: MovieIndex(5 * $0), rating: Float(1 + $0 % 5)) }
    let report = report(many, asked)
    let reasons = report.reasons(first: 30, most: 3, in: data)
    #expect(Set(reasons.keys) == Set(report.recommendations.prefix(30).map(\.movie)))
    let folded = asked.lists.folded(many, in: data)
    let mean = many.reduce(0) { $0 + $1.rating } / 12
    var left: (disliked: Int, small: Int) = (0, 0)
    for (movie, reason) in reasons {
      let positive = folded.reasons(for: movie).filter { $0.contribution > 0 }
      let sum = positive.reduce(0.0) { $0 + Double($1.contribution) }
      let wanted = positive.filter { part in
        let isLiked = many.contains { $0.movie == part.movie && $0.rating >= max(mean, 3) }
        let isLarge = Double(part.contribution) / sum >= 0.05
        left.disliked += isLiked ? 0 : 1
        left.small += isLarge ? 0 : 1
        return isLiked && isLarge
      }.sorted { $0.contribution > $1.contribution }.prefix(3)
      #expect(reason.shares.map(\.movie) == wanted.map(\.movie))
      for (share, part) in zip(reason.shares, wanted) {
        #expect(abs(share.share - Double(part.contribution) / sum) < 1e-12)
      }
      #expect((reason.likers == nil) == !reason.shares.isEmpty)
    }
    #expect(left.disliked > 0 && left.small > 0)
  }

  @Test func `is told who likes a movie that no rating speaks for`() throws {
    let disliked = [MovieRating(movie: MovieIndex(8), rating: 1)]
    let report = report(disliked, asked)
    let near = model.nearestUsers(
      to: asked.lists.folded(disliked, in: data), count: 50, measure: .cosine
    ).filter { $0.similarity >= 0.001 }.map(\.index)
    let reasons = report.reasons(first: 20, in: data)
    #expect(reasons.count == 20)
    for (movie, reason) in reasons {
      let likers = near.count {
        (data.rating(of: movie, by: $0) ?? 0) >= data.ratings.relevanceThreshold
      }
      #expect(reason.shares.isEmpty)
      if likers * 20 >= near.count {
        #expect(reason.likers == .near(likers, of: near.count))
      } else {
        #expect(reason.likers.map { "\($0)".hasSuffix("who rated it") } == true)
      }
    }
    #expect("\(Reasons.Likers.near(3, of: 7))" == "liked by 3 of the 7 users nearest in taste")
  }

  @Test func `stands near users, and sees what they loved`() {
    let report = report(ratings, asked)
    let companions = report.companions(count: 7, in: data)
    let near = model.nearestUsers(
      to: model.foldIn(ratings, regularization: 0.4), count: 7, measure: .cosine)
    #expect(companions.map(\.user) == near.map(\.index))
    #expect(companions.map(\.similarity) == near.map(\.similarity))
    #expect(companions.allSatisfy { $0.similarity >= 0.001 })
    let seen = Set(ratings.map(\.movie))
    #expect(
      companions.map(\.loved) == near.map { data.favourite(of: $0.index, besides: seen) })
  }
}
