import Cells
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard

/// What a user is recommended, in what order, and why.
@Suite struct `Recommendations` {
  @Test func `arrows are those of the order that shows`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("3")
    scenario.press(.right, .right)
    scenario.type("o")
    #expect(scenario.state.users.movements.isEmpty)
    let before = scenario.state.users.recommended.map(\.movie)
    scenario.train(epochs: 3)
    let after = scenario.state.users.recommended.map(\.movie)
    let stars = scenario.state.users.recommended.map(\.unclipped)
    #expect(stars == stars.sorted(by: >))
    #expect(scenario.state.users.movements == Movement.between(before, after))
  }

  @Test func `the rank of the movie last looked at stands over the recommendations`() throws {
    var scenario = Scenario.trained("2/stalker")
    scenario.press(.enter)
    scenario.type("3")
    scenario.press(.right, .right)
    let answer = try #require(scenario.state.users.current)
    guard let rank = answer.rank else {
      // Whoever is most active has rated nearly all.
      #expect(answer.report.rated.contains { $0.movie == scenario.state.shared.movie })
      return
    }
    let list = answer.report.recommendations.map(\.movie)
    if let place = list.firstIndex(of: rank.movie) { #expect(rank.rank >= place + 1) }
    #expect(scenario.screen.contains("Stalker (1979): \(rank.rank) of \(rank.of)"))
  }

  @Test func `recommendations sort by stars, and by their lower end where that is known`() throws {
    var settings = Preset.bayes.settings()
    settings[.factors] = 4
    settings[.burnIn] = 1
    settings[.epochs] = 4
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("3")
    scenario.press(.right, .right)
    #expect(scenario.screen.contains(" ±"))
    let answer = try #require(scenario.state.users.current)
    scenario.type("oo")
    let rows = scenario.state.users.recommended
    #expect(Set(rows.map(\.movie)) == Set(answer.report.recommendations.map(\.movie)))
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.cautious >= $1.cautious })
    #expect(rows.allSatisfy { $0.deviation != nil })
    #expect(scenario.screen.contains("surest first"))
  }

  @Test func `a list is sorted by the figure that stands first, and its head names the models`()
    throws
  {
    var scenario = Scenario.trained("3", size: Size(width: 200, height: 60))
    scenario.trainBrowse()
    // The first ones like nothing: of them the model for lists knows nothing.
    scenario.press(.down, .down, .down, .down, .down, .down, .right, .right)
    #expect(scenario.screen.contains("fits by browse · stars by biased"))
    #expect(scenario.screen.contains(/title +fit +stars/))
    let fits = scenario.state.users.recommended.compactMap(\.fit)
    #expect(fits.count == scenario.state.users.recommended.count && fits == fits.sorted(by: >))
    scenario.type("o")
    let stars = scenario.state.users.recommended.map(\.unclipped)
    #expect(stars == stars.sorted(by: >) && scenario.screen.contains("by stars"))
    scenario.type("ov")
    #expect(scenario.screen.contains("stars by biased") && !scenario.screen.contains("fits by"))
    scenario.type("4v")
    scenario.rate(5, 4)
    #expect(scenario.screen.contains("for you · fits by browse · stars by biased"))
    let list = try #require(scenario.state.you.answer).recommendations
    #expect(list.compactMap(\.fit) == list.compactMap(\.fit).sorted(by: >) && list[0].fit != nil)
  }

  @Test func `of predictions beyond the end of the scale the highest comes first`() {
    let rows = [5.1, 5.4, 4.9, 5.2].enumerated().map { place, rating in
      Recommendation(
        movie: MovieIndex(place), score: 0, predicted: min(5, Float(rating)),
        unclipped: Float(rating))
    }
    #expect(RecommendedOrder.stars.sorted(rows).map(\.movie.position) == [1, 3, 0, 2])
  }

  @Test func `reasons name what was rated, the largest share first`() throws {
    var scenario = Scenario.trained("3")
    scenario.press(.right, .right, .down)
    let answer = try #require(scenario.state.users.current)
    let movie = answer.report.recommendations[1].movie
    let shares = try #require(answer.reasons[movie]).shares
    #expect(!shares.isEmpty)
    let seen = Set(answer.report.rated.map(\.movie))
    #expect(shares.allSatisfy { seen.contains($0.movie) && (0...1).contains($0.share) })
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0.share >= $1.share })
    #expect(scenario.screen.contains("because "))
  }
}
