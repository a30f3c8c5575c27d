import Jobs
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard

/// What the model says of a movie.
@Suite struct `Neighbours of a movie` {
  @Test func `neighbours are those that the model says`() throws {
    let scenario = Scenario.trained("2")
    let movie = try #require(scenario.state.movies.browser.selected)
    let model = try #require(scenario.state.shared.model)
    let library = try #require(scenario.state.library)
    let expected = model.snapshot.model.nearestMovies(to: movie, count: 200, measure: .cosine) {
      library.ratingCount($0) >= 20
    }
    #expect(scenario.state.movies.current?.neighbours == expected)
    #expect(expected.count > 20)
  }

  @Test func `ratings stand beside neighbours as soon as they leave the bars their room`() throws {
    var scenario = Scenario.trained("2")
    var widths: [Bool: Int] = [:]
    for width in 100...220 {
      scenario.resize(width, 24)
      let line = try #require(view(scenario.state).lines.first { $0.contains("│   1  ") })
      let row = line[try #require(line.firstRange(of: "│   1  ")).upperBound...]
      let words = row.split(separator: " ")
      let similarity = try #require(words.lastIndex { $0.hasPrefix(".") })
      let hasRatings = Int(words[similarity - 1]) != nil
      let bar = row.count { $0 == "━" }
      // The best neighbour's bar is full. Eight columns are those of the ratings.
      #expect(hasRatings ? bar >= 11 : bar < 11 + 8, "\(width) columns")
      widths[hasRatings, default: 0] += 1
    }
    #expect(widths.count == 2)
  }

  @Test func `models that come while the screen shows re-rank, and say who moved`() {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 1)
    #expect(scenario.state.movies.current?.question.source.model?.snapshot.epoch == 1)
    #expect(scenario.state.movies.movements.allSatisfy { $0 == .none })
    scenario.train(epochs: 2)
    #expect(scenario.state.movies.current?.question.source.model?.snapshot.epoch == 2)
    #expect(scenario.state.movies.movements.contains { $0 != .none })
  }

  @Test func `brackets step through the samples of a sampled model, and back to their mean`() throws
  {
    var settings = Preset.bayes.settings()
    settings[.factors] = 4
    settings[.burnIn] = 1
    var scenario = Scenario(settings: settings)
    scenario.type("2")
    scenario.train(epochs: 4)
    let model = try #require(scenario.state.shared.model?.snapshot.model)
    let movie = try #require(scenario.state.movies.browser.selected)
    let library = try #require(scenario.state.library)
    #expect(model.sampleCount == 3)
    func expect(_ source: any Model, _ words: String) {
      let nearest = source.nearestMovies(to: movie, count: 200, measure: .cosine) {
        library.ratingCount($0) >= 20
      }
      #expect(scenario.state.movies.current?.neighbours == nearest)
      #expect(scenario.screen.contains(words))
    }
    expect(model, "mean of 3 · cosine · ")
    scenario.type("}}")
    expect(model.sample(1), "sample 2 of 3 · cosine · ")
    scenario.type("}}")
    expect(model, "mean of 3")
    scenario.type("{")
    expect(model.sample(2), "sample 3 of 3")
  }

  @Test func `braces do nothing where a model is no average`() {
    var scenario = Scenario.trained("2")
    let before = scenario.screen
    scenario.type("}{{")
    #expect(scenario.screen == before)
  }

  @Test func `an answer to a question that was left is dropped`() throws {
    var scenario = Scenario.trained("2")
    let model = try #require(scenario.state.shared.model)
    let other = MovieAnswer.Question(
      subject: MovieAnswer.Subject(
        movie: MovieIndex(9), measure: .vectors(.dot), filter: MovieFilter(), sample: nil),
      source: .model(model))
    let library = try #require(scenario.state.library)
    let slot = JobSlot<MovieAnswer.Question, Never, MovieAnswer>(
      JobIdentity("neighbours on Movies"))
    let job = slot.job(other, at: .answer) { question, _ in MovieAnswer(question, in: library) }
    #expect(!scenario.jobs(of: slot).isEmpty)
    scenario.work(on: job)
    #expect(scenario.state.movies.answer?.movie != MovieIndex(9))
  }

  @Test func `a question is asked once of a model, and again of the next`() {
    var scenario = Scenario.trained("2")
    func asked() -> Int { scenario.questionCount }
    let before = asked()
    scenario.press(.right, .left)
    scenario.resize(100, 30)
    #expect(asked() == before)
    scenario.press(.down)
    #expect(asked() == before + 1)
  }
}
