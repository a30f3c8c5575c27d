import Cells
import Jobs
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard

@Suite struct `Where the error is` {
  private var open: Scenario { Scenario.trained("v") }

  /// Against all held-out ratings, one by one.
  @Test func `is told by groups whose ratings are those that validate`() throws {
    let scenario = open
    let answer = try #require(scenario.state.trainScreen.errors?.answer)
    let library = try #require(scenario.state.library)
    let model = try #require(scenario.state.shared.model)
    let ratings = library.data.ratings
    var squares: [Float: (sum: Double, count: Int)] = [:]
    var worst: Float = 0
    for position in 0..<ratings.count where model.heldOut.contains(position) {
      let predicted = model.snapshot.model.rating(
        ratings.users[position], ratings.movies[position], on: ratings.scale)
      let rating = ratings.values[position]
      squares[rating, default: (0, 0)].sum += Double((predicted - rating) * (predicted - rating))
      squares[rating, default: (0, 0)].count += 1
      worst = max(worst, abs(predicted - rating))
    }
    let byRating = try #require(answer.dimensions.first { $0.name == "rating" })
    #expect(
      byRating.groups.map(\.error.count) == squares.sorted { $0.key < $1.key }.map(\.value.count))
    for (group, expected) in zip(byRating.groups, squares.sorted { $0.key < $1.key }) {
      #expect(abs(group.error.sum - expected.value.sum) < 1e-9)
    }
    for dimension in answer.dimensions.prefix(2) {
      #expect(dimension.groups.reduce(0) { $0 + $1.error.count } == answer.count)
    }
    #expect(answer.worst.first.map { abs($0.error) } == worst)
    #expect(answer.worst.map { abs($0.error) } == answer.worst.map { abs($0.error) }.sorted(by: >))
    #expect(answer.count == squares.values.reduce(0) { $0 + $1.count })
  }

  @Test func `looks at fewer ratings while epochs pass`() throws {
    let scenario = open
    let library = try #require(scenario.state.library)
    let model = try #require(scenario.state.shared.model)
    let all = ErrorAnswer(
      ModelQuestion(ErrorAnswer.Subject(limit: .max), of: model), in: library)
    let few = ErrorAnswer(
      ModelQuestion(ErrorAnswer.Subject(limit: 10), of: model), in: library)
    #expect(few.count < all.count && few.count >= 10)
  }

  @Test func `takes the place of the epochs, and leads to the worst, their movies and users`()
    throws
  {
    var scenario = open
    #expect(scenario.screen.contains("where the error is"))
    #expect(!scenario.screen.contains("╭ epochs ─"))
    expectGolden(view(scenario.state), named: "errors-120x36")
    scenario.press(.enter)
    #expect(scenario.screen.contains("worst predictions"))
    let misses = try #require(scenario.state.trainScreen.errors?.answer?.worst)
    scenario.press(.down, .enter)
    #expect(scenario.state.movies.browser.selected == misses[1].movie)
    scenario.type("1o")
    #expect(scenario.state.users.browser.selected == misses[1].user)
    scenario.type("1")
    scenario.press(.escape)
    #expect(scenario.screen.contains("where the error is"))
    scenario.type("v")
    #expect(scenario.screen.contains("╭ epochs ─"))
  }

  @Test func `stands beside the epochs where there is room, and takes keys when it is asked for`() {
    var scenario = Scenario.trained(size: Size(width: 200, height: 60))
    let screen = scenario.screen
    #expect(screen.contains("╭ where the error is · 83 ratings · epoch 6"))
    #expect(screen.contains("╭ epochs ─") && screen.contains("by decade"))
    #expect(!screen.contains("▌by movies rated"))
    scenario.type("v")
    #expect(scenario.screen.contains("▌by movies rated") && scenario.screen.contains("╭ epochs ─"))
    scenario.press(.enter)
    #expect(scenario.screen.contains("╭ worst predictions"))
    scenario.type("v")
    #expect(scenario.screen.contains("╭ where the error is"))
    let layout = TrainLayout(Rect(x: 0, y: 1, width: 200, height: 57), beside: .both)
    let errors = layout.errors
    scenario.click(x: (errors?.x ?? 0) + 3, y: (errors?.y ?? 0) + 3)
    #expect(scenario.state.trainScreen.errors != nil)
  }

  /// While epochs pass faster than an eye follows, training keeps its threads.
  @Test func `is looked at in passing twice a second at most`() {
    var scenario = Scenario(size: Size(width: 200, height: 60))
    scenario.train(epochs: 5)
    let slot = JobSlot<ModelQuestion<ErrorAnswer.Subject>, Never, ErrorAnswer>(
      JobIdentity("errors of a model"))
    let epochs = Set(scenario.requests(of: slot).map(\.model.snapshot.epoch))
    // An epoch takes 0.49 s here: two of them are more than half a second.
    #expect(epochs.subtracting([0]) == [1, 3, 5], "\(epochs)")
  }

  /// From a group one goes to its own worst predictions, and back to where one was.
  @Test func `leads from a group to its own worst predictions`() throws {
    var scenario = open
    scenario.press(.down)
    let group = try #require(
      scenario.state.trainScreen.errors?.answer?.dimensions.first?.groups.first)
    scenario.press(.enter)
    #expect(scenario.screen.contains("worst predictions: movies rated \(group.name)"))
    #expect(!group.worst.isEmpty && group.worst.count <= group.error.count)
    #expect(scenario.state.trainScreen.errors?.selected == group.worst.first)
    scenario.press(.escape)
    #expect(scenario.state.trainScreen.errors?.page == .groups)
    #expect(scenario.state.trainScreen.errors?.window.selection == 1)
  }

  @Test func `has a head on each column`() {
    var scenario = open
    #expect(scenario.screen.contains("RMSE"))
    #expect(scenario.screen.contains("group "))
    scenario.press(.enter)
    for head in ["user", "rated", "guess"] { #expect(scenario.screen.contains(head)) }
  }

  @Test func `says so of a learner that only ranks`() {
    var scenario = Scenario(settings: Preset.implicitALS.settings())
    scenario.trainToTheEnd()
    scenario.type("v")
    #expect(scenario.screen.contains("this learner ranks; it predicts no"))
  }

  @Test func `follows the epochs`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("v")
    #expect(scenario.state.trainScreen.errors?.answer?.question.model.snapshot.epoch == 2)
    scenario.train(epochs: 3)
    #expect(scenario.state.trainScreen.errors?.answer?.question.model.snapshot.epoch == 3)
  }
}
