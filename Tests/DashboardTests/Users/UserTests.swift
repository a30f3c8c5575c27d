import Learning
import RatingData
import Testing

@testable import Dashboard

/// A user: found, their ratings, and who is near them.
@Suite struct `A user` {
  @Test func `a user is found by the digits of the id, the whole id first`() {
    var scenario = Scenario.trained("3")
    scenario.type("/4")
    let catalogue = scenario.state.library?.data.catalogue
    #expect(scenario.state.users.browser.rows.count == 2)
    #expect(
      scenario.state.users.browser.selected.flatMap { catalogue?[$0].id } == UserID(4))
  }

  @Test func `users are found by what they rated, and by who they are`() throws {
    var scenario = Scenario.trained("3/alien, heat")
    let library = try #require(scenario.state.library)
    func hasRated(_ user: UserIndex, _ title: String) -> Bool {
      library.data.byUser[user].contains {
        library.data.catalogue[library.data.ratings.movies[$0]].title.hasPrefix(title)
      }
    }
    let both = scenario.state.users.browser.rows
    #expect(!both.isEmpty)
    #expect(
      both.allSatisfy {
        hasRated($0, "Heat") && (hasRated($0, "Alien (") || hasRated($0, "Aliens"))
      })
    scenario.press(.escape)
    scenario.type("/f acad")
    #expect(scenario.state.users.browser.rows.count == 20)
    #expect(
      scenario.state.users.browser.rows.allSatisfy {
        library.data.catalogue[$0].profile?.gender == "F"
      })
  }

  @Test func `a user's table shows every rating with the model's and the difference`() throws {
    let scenario = Scenario.trained("3")
    let answer = try #require(scenario.state.users.current)
    let library = try #require(scenario.state.library)
    let model = try #require(scenario.state.shared.model)
    #expect(answer.report.rated.count == library.ratingCount(answer.user))
    for rated in answer.report.rated {
      #expect(rated.predicted == model.snapshot.model.predict(answer.user, rated.movie).rating)
      #expect(rated.rating == library.data.rating(of: rated.movie, by: answer.user))
    }
    let held = Set(Settings.fixture.split(library.data.ratings).validation)
    let positions = library.data.byUser[answer.user]
    #expect(
      answer.report.rated.filter(\.isHeldOut).count
        == positions.filter { held.contains(Int32($0)) }.count
    )
    let seen = Set(answer.report.rated.map(\.movie))
    #expect(answer.report.recommendations.allSatisfy { !seen.contains($0.movie) })
    #expect(answer.companions.allSatisfy { $0.loved.map { !seen.contains($0) } ?? true })
  }

  @Test func `a companion's favourite is what they rated highest and this user has not rated`()
    throws
  {
    let scenario = Scenario.trained("3")
    let answer = try #require(scenario.state.users.current)
    let library = try #require(scenario.state.library)
    let seen = Set(answer.report.rated.map(\.movie))
    for companion in answer.companions {
      let unseen = library.data.byUser[companion.user]
        .map { library.data.ratings.movies[$0] }.filter { !seen.contains($0) }
      let best = unseen.compactMap { library.data.rating(of: $0, by: companion.user) }.max()
      #expect(companion.loved.flatMap { library.data.rating(of: $0, by: companion.user) } == best)
    }
  }

  @Test func `arrows go from the list through the tabs and back`() {
    var scenario = Scenario.trained("3")
    scenario.press(.right)
    #expect(scenario.state.users.focus == .detail)
    scenario.press(.right, .right, .right)
    #expect(scenario.state.users.tab == .profile)
    scenario.press(.left, .left, .left, .left)
    #expect(scenario.state.users.focus == .list)
  }

  @Test func `the rated movies open on the largest errors`() throws {
    var scenario = Scenario.trained("3")
    scenario.press(.right)
    let answer = try #require(scenario.state.users.current)
    let errors = scenario.state.users.ratedOrder.map { abs(answer.report.rated[$0].error) }
    #expect(errors == errors.sorted(by: >))
  }
}
