import Answers
import Models
import RatingData
import TestSamples
import Testing

@Suite("What models make of a user")
struct UserReportTests {
  private let data = AnswerSamples.data

  @Test("Every rating stands beside its prediction, and what was seen is not recommended")
  func rows() {
    let model = Samples.model()
    let report = UserReport(UserIndex(0), in: data, asked(model), count: 5)
    #expect(report.rated.count == data.byUser.count(UserIndex(0)))
    for row in report.rated {
      let scale = data.ratings.scale
      #expect(row.predicted == scale.clipped(model.predict(UserIndex(0), row.movie).rating))
    }
    let seen = Set(report.rated.map(\.movie))
    #expect(report.recommendations.allSatisfy { !seen.contains($0.movie) })
    #expect(report.neighbours == model.nearestUsers(to: UserIndex(0), count: 5, measure: .cosine))
    #expect(report.trainedError == nil && report.heldOutError == nil)
  }

  @Test("The errors of what trained and of what did not make up the error of all")
  func errors() throws {
    let split = Split.random(of: 600, validation: 0.3, seed: 1)
    let report = UserReport(
      UserIndex(0), in: data, asked(Samples.model(), heldOut: HeldOut(split)), count: 5)
    let unseen = report.rated.filter(\.isHeldOut).count
    let positions = Set(split.validation.map { Int($0) })
    #expect(unseen == data.byUser[UserIndex(0)].filter { positions.contains(Int($0)) }.count)
    let trained = try #require(report.trainedError)
    let heldOut = try #require(report.heldOutError)
    let all = Double(report.rated.count)
    let mean =
      (trained * trained * (all - Double(unseen)) + heldOut * heldOut * Double(unseen)) / all
    #expect(abs(mean.squareRoot() - (report.rootMeanSquaredError ?? .nan)) < 1e-9)
  }

  @Test("A model that only ranks is not held to the ratings")
  func preferences() {
    let model = PreferenceModel(Samples.model(), unobservedWeight: 0.1)
    let report = UserReport(UserIndex(0), in: data, asked(model), count: 5)
    #expect(!report.predictsRatings)
    #expect(report.rootMeanSquaredError == nil && report.heldOutError == nil)
    for row in report.rated {
      #expect(row.predicted == model.predict(UserIndex(0), row.movie).rating)
    }
    #expect(report.recommendations.allSatisfy { $0.predicted == $0.score })
  }

  @Test("Another's predictions stand beside a list that a ranker makes")
  func judge() throws {
    let ranker = PreferenceModel(Samples.model(seed: 8), unobservedWeight: 0.1)
    let rater = Samples.model()
    let models = AskedModels(
      AnswerSamples.asked(ranker),
      judgedBy: AnswerSamples.asked(
        rater, heldOut: HeldOut(marks: [Bool](repeating: true, count: 600))))
    let report = UserReport(UserIndex(3), in: data, models, count: 9)
    #expect(report.predictsRatings && report.rated.allSatisfy(\.isHeldOut))
    #expect(report.trainedError == nil && report.heldOutError == report.rootMeanSquaredError)
    for row in report.recommendations {
      #expect(row.score == ranker.predict(UserIndex(3), row.movie).rating)
      #expect(row.predicted == rater.rating(UserIndex(3), row.movie, on: data.ratings.scale))
    }
    // Who folds in is the model that makes the list: shares are of its own score.
    let reasons = report.reasons(first: 2, most: 3, in: data, models)
    #expect(Set(reasons.keys) == Set(report.recommendations.prefix(2).map(\.movie)))
    let own = report.rated.map { MovieRating(movie: $0.movie, rating: $0.rating) }
    let folded = models.lists.folded(own, in: data)
    for (movie, reason) in reasons {
      let positive = folded.reasons(for: movie).filter { $0.contribution > 0 }
      let sum = positive.reduce(0.0) { $0 + Double($1.contribution) }
      for share in reason.shares {
        let part = try #require(positive.first { $0.movie == share.movie })
        #expect(abs(share.share - Double(part.contribution) / sum) < 1e-12)
        #expect(share.share >= 0.05)
      }
    }
  }

  @Test("Predictions beyond the scale are told apart before they are clipped")
  func unclipped() {
    let report = UserReport(UserIndex(3), in: data, asked(Samples.model()), count: 70)
    #expect(report.rankedBy == .ratings)
    for row in report.recommendations {
      #expect(row.unclipped == Samples.model().predict(UserIndex(3), row.movie).rating)
      #expect(row.predicted == data.ratings.scale.clipped(row.unclipped))
    }
    #expect(
      report.recommendations.map(\.unclipped)
        == report.recommendations.map(\.unclipped).sorted(by: >))
  }

  @Test("Who likes nothing gets what most people like, and no neighbours")
  func unknown() {
    let model = Samples.model()
    let silent = FactorModel(
      userFactors: FactorMatrix(
        rows: model.userFactors.rows, columns: model.userFactors.columns,
        values: [Float](repeating: 0, count: model.userFactors.values.count)),
      movieFactors: model.movieFactors)
    let report = UserReport(
      UserIndex(3), in: data, asked(PreferenceModel(silent, unobservedWeight: 0.1)), count: 20)
    #expect(report.rankedBy == .likers && report.neighbours.isEmpty)
    let scores = report.recommendations.map(\.score)
    #expect(scores == scores.sorted(by: >) && scores[0] > 0 && scores[0] != scores[19])
  }

  @Test("What was seen is recommended, too, where the filter says so")
  func seen() {
    let report = UserReport(
      UserIndex(0), in: data, AskedModels(AnswerSamples.asked(Samples.model())),
      filter: MovieFilter(includesSeen: true), count: 70)
    #expect(report.recommendations.count == 70)
  }

  @Test("Near users stand with the movie that they loved and this one does not know")
  func companions() {
    let report = UserReport(
      UserIndex(0), in: data, AskedModels(AnswerSamples.asked(Samples.model())), count: 6)
    let companions = report.companions(in: data)
    #expect(companions.map(\.user) == report.neighbours.map(\.index))
    #expect(companions.map(\.similarity) == report.neighbours.map(\.similarity))
    let seen = Set(report.rated.map(\.movie))
    for companion in companions {
      let unknown = data.byUser[companion.user].filter { !seen.contains(data.ratings.movies[$0]) }
      let highest = unknown.map { data.ratings.values[$0] }.max()
      let best = unknown.filter { data.ratings.values[$0] == highest }
        .map { data.ratings.movies[$0] }
      let mostRated = best.map { data.byMovie.count($0) }.max()
      #expect(companion.loved == best.first { data.byMovie.count($0) == mostRated })
    }
    #expect(data.favourite(of: UserIndex(0), besides: seen) == nil)
  }

  @Test("A favourite is rated highest, by most, and first")
  func favourite() {
    func favourite(_ others: [Int], besides seen: [Int] = []) -> Int? {
      let movies = [0, 1, 2, 3] + others
      let all = Ratings(
        users: movies.indices.map { UserIndex(min(1, $0 / 4)) },
        movies: movies.map { MovieIndex($0) },
        values: [3, 5, 5, 5] + others.map { _ in 1 }, userCount: 2, movieCount: 4)
      let data = DataSet(
        name: "favourites", ratings: all,
        catalogue: Catalogue(
          movies: (0..<4).map { Movie(id: MovieID(Int64($0)), title: "") },
          users: (0..<2).map { User(id: UserID(Int64($0))) }))
      return data.favourite(of: UserIndex(0), besides: Set(seen.map { MovieIndex($0) }))?.position
    }
    #expect(favourite([0]) == 1)
    #expect(favourite([0, 2]) == 2)
    #expect(favourite([0, 2], besides: [2]) == 1)
    #expect(favourite([0], besides: [1, 2, 3]) == 0)
    #expect(favourite([0], besides: [0, 1, 2, 3]) == nil)
  }

  private func asked(_ model: any Model, heldOut: HeldOut? = nil) -> AskedModels {
    AskedModels(AnswerSamples.asked(model, heldOut: heldOut))
  }
}
