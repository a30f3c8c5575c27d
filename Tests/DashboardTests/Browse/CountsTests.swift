import Cells
import Learning
import Profiles
import RatingData
import Testing

@testable import Dashboard

/// Counts in the place of ratings: how often somebody listened, of any size.
@Suite struct `Data of counts` {
  /// The fixture's ratings, as plays of up to 300,000.
  private static func plays(_ value: (_ position: Int, _ rating: Float) -> Float) -> DataSet {
    let data = Fixture.dataSet(named: "plays.tsv", known: nil)
    let ratings = data.ratings
    // No digits but those of numbers.
    let artists = Fixture.titles.indices.map { index in
      Movie(
        id: MovieID(Int64(index * 3 + 1)),
        title: Fixture.titles[index].filter { !$0.isNumber && $0 != "(" && $0 != ")" })
    }
    return DataSet(
      name: data.name,
      ratings: Ratings(
        users: ratings.users, movies: ratings.movies,
        values: ratings.values.enumerated().map(value), userCount: ratings.userCount,
        movieCount: ratings.movieCount),
      catalogue: Catalogue(movies: artists, users: data.catalogue.users)
    ).with(.implicit)
  }

  private static let data = plays { position, rating in
    position == 3 ? 300_000 : position == 40 ? 282_317 : rating * rating * Float(position % 90 + 1)
  }

  private static func scenario(
    _ preset: Preset = .implicitALS, data: DataSet = data, size: Size = Size(width: 120, height: 36)
  ) -> Scenario {
    var settings = preset.settings(seed: 1)
    settings.schedule = Schedule(epochs: 3, patience: 3)
    settings[.factors] = 6
    var scenario = Scenario(size: size, settings: settings, data: data)
    scenario.trainToTheEnd()
    return scenario
  }

  @Test(
    arguments: [
      Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 200, height: 60),
    ], [Preset.implicitALS, .als])
  func `are shown whole or in thousands, and never in stars`(size: Size, preset: Preset) {
    var scenario = Self.scenario(preset, size: size)
    func look(_ keys: String) {
      let screen = scenario.screen
      #expect(screen.firstMatch(of: /[0-9],?…/) == nil, "\(keys): \(screen)")
      #expect(!screen.contains { "★½☆".contains($0) }, "\(keys)")
    }
    for keys in ["2", "w", "e", "3"] {
      scenario.type(keys)
      look(keys)
    }
    scenario.press(.enter)
    for tab in ["recommended", "nearest", "profile"] {
      scenario.press(.right)
      look(tab)
    }
    scenario.type("4")
    look("you")
    for stars in [5, 5, 1] as [Float] {
      scenario.setStars(stars)
      look("set \(stars)")
      scenario.press(.enter)
      look("kept \(stars)")
    }
    scenario.type("5")
    look("map")
    #expect(scenario.screen.contains("[5 Map]"))
  }

  @Test func `stand under heads that speak of counts, users and movies`() {
    var scenario = Self.scenario(size: Size(width: 200, height: 60))
    #expect(scenario.screen.contains(" counts · implicit-als"))
    scenario.type("2")
    #expect(scenario.screen.contains(/[0-9]+ users · mean/))
    scenario.type("3")
    #expect(scenario.screen.contains(/[0-9]+ movies · mean/))
    #expect(scenario.screen.contains(/title +count +model +error/))
    scenario.press(.enter, .right)
    #expect(scenario.screen.contains(/title +fit +users +mean/))
  }

  @Test func `are liked or not by the person before the screen, who sees that they are counts`()
    throws
  {
    var scenario = Self.scenario()
    scenario.type("4")
    #expect(scenario.screen.contains("counts, not ratings: liked?"))
    #expect(scenario.screen.contains("← → no, yes"))
    // What is not liked says nothing to what learns from what is.
    scenario.press(.left)
    #expect(scenario.screen.contains("not  not kept yet"))
    scenario.press(.enter)
    #expect(scenario.screen.contains("for you · what most people like"))
    #expect(scenario.state.you.answer?.rankedBy == .likers)
    scenario.type("u")
    scenario.rate(5, 1)
    #expect(scenario.state.you.answer?.rankedBy == .fit)
    #expect(scenario.screen.contains("for you · fits by implicit-als"))
    let values = scenario.state.shared.you.ratings.map(\.rating)
    #expect(values == [300_000, 0])
    #expect(scenario.screen.contains(/liked +–/) && scenario.screen.contains(/not +–/))
    let threshold = try #require(scenario.state.library).data.ratings.relevanceThreshold
    #expect(values.map { $0 >= threshold } == [true, false])
  }

  /// A column for each ten of 300,000 would be thirty thousand a movie; and no whole number holds the greatest Float.
  @Test(arguments: [Float(300_000), 3e9, 3e18, .greatestFiniteMagnitude])
  func `of any size are counted in a few columns`(greatest: Float) throws {
    let data = Self.plays { position, rating in position == 3 ? greatest : rating }
    let counts = RatingCounts(data.ratings)
    #expect(counts.columns.starts.count <= 17)
    let total = (0..<data.ratings.movieCount).reduce(0) { sum, movie in
      sum + counts[MovieIndex(movie)].reduce(0) { $0 + Int($1) }
    }
    #expect(total == data.ratings.count)
    var scenario = Self.scenario(data: data)
    for screen in ["2", "3", "5"] { scenario.type(screen) }
    #expect(scenario.screen.contains("[5 Map]"))
  }

  @Test(
    arguments: [
      (0...5, [0, 1, 2, 3, 4, 5]), (1...10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
      (0...100, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
      (1...300_000, [1, 10, 100, 1_000, 10_000, 100_000]), (-3...700, [0, 1, 10, 100]),
      (40...700, [10, 100]),
    ] as [(ClosedRange<Float>, [Int])])
  func `are in columns that begin at`(range: ClosedRange<Float>, starts: [Int]) {
    let columns = ValueColumns(range)
    #expect(columns.starts == starts)
    #expect(starts.map { columns.index(of: Float($0)) } == Array(starts.indices))
    #expect(columns.index(of: -.infinity) == 0)
    #expect(columns.index(of: .infinity) == starts.count - 1)
  }

  @Test func `have their columns named in thousands`() {
    #expect(
      [0, 7, 100, 1_000, 10_000, 1_000_000, 1_500].map(ValueColumns.name) == [
        "0", "7", "100", "1k", "10k", "1M", "1500",
      ])
  }

  @Test(arguments: [
    (0, "0", "+0"), (3, "3", "+3"), (3.417, "3.42", "+3.42"), (34.17, "34.2", "+34.2"),
    (-12, "−12", "−12"), (99_999, "99,999", "+99,999"), (99_999.7, "100 k", "+100 k"),
    (282_317, "282 k", "+282 k"), (3e9, "3.00 G", "+3.00 G"),
  ])
  func `have six columns`(value: Double, text: String, difference: String) {
    let values = ValueFormat(Self.data.ratings.scale)
    #expect(values.text(value) == text)
    #expect(values.difference(value) == difference)
    #expect(text.columns <= values.width)
  }

  @Test func `leave ratings as they were`() {
    let values = ValueFormat(Fixture.dataSet(named: "", known: nil).ratings.scale)
    #expect(values.text(3.456) == "3.46" && values.difference(-0.5) == "−0.50")
    #expect(values.given(4.5) == "★★★★½" && values.opinion(2) == "★★")
    #expect([values.name, values.ofMovie, values.ofUser] == ["rating", "rating", "rating"])
  }

  @Test func `have their errors in groups by magnitude`() throws {
    var scenario = Self.scenario(.als)
    scenario.type("v")
    let answer = try #require(scenario.state.trainScreen.errors?.answer)
    let groups = try #require(answer.dimensions.first { $0.name == "count" }).groups
    #expect(groups.count <= 6 && groups.allSatisfy { $0.name.hasPrefix("from ") })
    scenario.press(.enter)
    #expect(scenario.screen.firstMatch(of: /[0-9],?…/) == nil)
  }
}
