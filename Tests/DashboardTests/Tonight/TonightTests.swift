import Answers
import Cells
import Files
import Jobs
import Profiles
import RatingData
import TestFolders
import Testing

@testable import Dashboard

@Suite struct `A movie for tonight` {
  private let folder = TemporaryFolder()
  private var file: ProfileFile { ProfileFile(folder.path + "/me.csv") }

  /// You with five ratings, and others whose ratings are kept; the sheet is open.
  private func scenario(
    size: Size = Size(width: 120, height: 36), others: [String: [(Int, Float)]]
  ) throws -> Scenario {
    for (name, ratings) in others {
      let entries = ratings.map { movie, stars in
        Profile.Entry(id: MovieID(Int64(movie * 3 + 1)), stars: stars, title: Fixture.titles[movie])
      }
      _ = try ProfileFile(named: name, in: folder.path).apply([ProfileChange(rated: entries)])
    }
    var scenario = Scenario(size: size, profile: file)
    scenario.trainToTheEnd()
    scenario.type("4")
    scenario.rate(5, 4, 1, 5, 2)
    scenario.type("T")
    scenario.work(on: ProfileListRequest.slot)
    return scenario
  }

  private static let two = ["two": [(0, Float(5)), (2, 4), (4, 5), (6, 4), (1, 1), (3, 2)]]

  private func report(_ scenario: Scenario) -> GroupReport? {
    scenario.state.shared.sheets.sheet(of: TonightSheet.self)?.report(scenario.state.shared)
  }

  @Test func `lists whose ratings are kept, and what suits those who are ticked`() throws {
    var scenario = try scenario(others: Self.two)
    #expect(scenario.screen.contains("[x] me  [ ] two"))
    #expect(scenario.screen.contains("two people at the least") && report(scenario) == nil)
    scenario.type("l ")
    let first = try #require(report(scenario))
    #expect(first.members == ["me", "two"] && first.rule == .leastMisery)
    #expect(scenario.screen.contains("tonight · me, two · the least happy first"))
    let known = Set(
      scenario.state.shared.you.ratings.map(\.movie) + [0, 2, 4, 6, 1, 3].map { MovieIndex($0) })
    #expect(!first.rows.isEmpty && first.rows.allSatisfy { !known.contains($0.movie) })
    scenario.type("m")
    #expect(report(scenario)?.rule == .mean && scenario.screen.contains("the mean"))
    scenario.type(" ")
    #expect(report(scenario) == nil)
  }

  @Test func `is exported as other lists are, with everyone's fit`() throws {
    var scenario = try scenario(others: Self.two)
    scenario.type("l ")
    let shown = try #require(report(scenario))
    scenario.type("E")
    #expect(scenario.screen.contains("c list: CSV"))
    scenario.type("c")
    guard case .table(let table, .csv)? = scenario.requests(of: ExportRequest.slot).last else {
      Issue.record("nothing was exported")
      return
    }
    #expect(
      table.columns == [
        "rank", "movieId", "title", "all", "fit me", "fit two", "gives_way", "ratings",
      ])
    #expect(table.name == "tonight" && table.rows.count == shown.rows.count)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    #expect(table.rows.first?[3] == .number(Double(shown.rows[0].all)))
    // The sheet is still there.
    #expect(scenario.screen.contains("[x] me  [x] two"))
  }

  @Test func `goes to a movie, and knows who was ticked when it is shown again`() throws {
    var scenario = try scenario(others: Self.two)
    scenario.type("l j")
    let second = try #require(report(scenario)?.rows.dropFirst().first)
    scenario.press(.enter)
    #expect(scenario.screen.contains("[2 Movies]"))
    #expect(scenario.state.movies.place == .movie(second.movie))
    scenario.press(.backspace)
    scenario.type("T")
    #expect(scenario.screen.contains("[x] me  [x] two"))
    scenario.work(on: ProfileListRequest.slot)
    #expect(report(scenario) != nil)
  }

  @Test func `tells who has rated nothing, and does without them`() throws {
    var scenario = try scenario(others: ["two": Self.two["two"] ?? [], "zero": []])
    scenario.type("l l ")
    #expect(report(scenario)?.members == ["me", "two"])
    #expect(
      scenario.screen.contains("zero has rated nothing of these data, and is left out"))
  }

  @Test func `takes five at the most, and nobody whose ratings cannot be read`() throws {
    try DurableFile.replace(
      folder.path + "/broken.csv", with: Array("movieId,rating\n1,lots\n".utf8))
    let more = Dictionary(uniqueKeysWithValues: (1...5).map { ("p\($0)", Self.two["two"] ?? []) })
    var scenario = try scenario(others: more)
    scenario.type("l ")
    #expect(scenario.screen.contains("the ratings of broken cannot be read"))
    for _ in 1...5 { scenario.type("l ") }
    #expect(scenario.screen.contains("5 people at the most"))
    #expect(report(scenario)?.members == ["me", "p1", "p2", "p3", "p4"])
  }

  @Test func `says where nobody else has ratings`() throws {
    #expect(try scenario(others: [:]).screen.contains("nobody else has ratings here"))
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `fits every screen`(size: Size) throws {
    var scenario = try scenario(size: size, others: ["two": Self.two["two"] ?? [], "zero": []])
    scenario.type("l l ")
    expectGolden(view(scenario.state), named: "tonight-\(size.width)x\(size.height)")
  }
}
