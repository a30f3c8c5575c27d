import Models
import RatingData
import TestSamples
import Testing

@Suite("What a model makes of a user")
struct UserReportTests {
  private let data: DataSet = {
    let ratings = Samples.ratings(users: 25, movies: 70, count: 600)
    return DataSet(
      name: "sample", ratings: ratings,
      catalogue: Catalogue(
        movies: (0..<70).map { Movie(id: MovieID(Int64($0)), title: "") },
        users: (0..<25).map { User(id: UserID(Int64($0))) }))
  }()

  @Test("Every rating stands beside its prediction, and what was seen is not recommended")
  func rows() {
    let model = Samples.model()
    let report = UserReport(UserIndex(0), in: data, model, heldOut: nil, count: 5)
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
      UserIndex(0), in: data, Samples.model(), heldOut: HeldOut(split), count: 5)
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
    let report = UserReport(UserIndex(0), in: data, model, heldOut: nil, count: 5)
    #expect(!report.predictsRatings)
    #expect(report.rootMeanSquaredError == nil && report.heldOutError == nil)
    for row in report.rated {
      #expect(row.predicted == model.predict(UserIndex(0), row.movie).rating)
    }
    #expect(report.recommendations.allSatisfy { $0.predicted == $0.score })
  }
}
