import Files
import Jobs
import Profiles
import RatingData
import TestFolders
import Testing

@testable import Dashboard

/// The screen You is open, and somebody else changes the file of its profile.
@Suite struct `Ratings that the dashboard keeps` {
  private let folder = TemporaryFolder()
  private var file: ProfileFile { ProfileFile(folder.path + "/me.csv") }

  private func entry(_ id: Int, _ stars: Float = 4, _ title: String = "") -> Profile.Entry {
    .init(id: MovieID(Int64(id)), stars: stars, title: title)
  }

  /// You, with what has come of the file's first reading.
  private func scenario() -> Scenario {
    var scenario = Scenario(profile: file)
    for job in scenario.state.firstJobs { scenario.work(on: job) }
    scenario.trainToTheEnd()
    scenario.type("4")
    return scenario
  }

  @Test func `stand beside what was brought in meanwhile, which shows then`() throws {
    var scenario = scenario()
    let brought = [entry(99998, 4, "Persona (1966)"), entry(99999, 5, "Playtime (1967)")]
    _ = try file.apply([ProfileChange(rated: brought)])
    scenario.rate(4)
    scenario.work(on: ProfileRequest.slot)
    let kept = try file.read()
    #expect(Array(kept.entries.prefix(2)) == brought && kept.entries.last?.stars == 4)
    #expect(scenario.state.shared.you.profile == kept)
    #expect(scenario.screen.contains("rated · 1 · profile me · 2 not in these data"))
    // What another program took away stays away.
    _ = try file.apply([ProfileChange(removed: [brought[0].key])])
    scenario.type("u")
    scenario.work(on: ProfileRequest.slot)
    #expect(try file.read().entries == [brought[1]])
  }

  @Test func `wait while the file cannot be read, and go in once it is right again`() throws {
    let broken = Array("movieId,rating\n1,lots\n".utf8)
    try DurableFile.replace(file.path, with: broken)
    var scenario = scenario()
    #expect(scenario.state.shared.log.lines.contains { $0.contains("me.csv:2: expected a rating") })
    scenario.rate(4)
    scenario.work(on: ProfileRequest.slot)
    #expect(scenario.screen.contains("your ratings are not kept: correct"))
    #expect(try InputFile.contents(of: file.path) == broken)
    #expect(scenario.state.shared.you.profile.entries.map(\.stars) == [4])
    try DurableFile.replace(file.path, with: Array("movieId,rating\n99999,5\n".utf8))
    scenario.rate(1)
    scenario.work(on: ProfileRequest.slot)
    #expect(try file.read().entries.map(\.stars) == [5, 4, 1])
    #expect(scenario.state.shared.you.profile == (try file.read()))
  }

  /// All titles may have to be indexed for it, which takes longer than a frame.
  @Test func `are looked for in the data by a job`() throws {
    _ = try file.apply([ProfileChange(rated: [entry(77777, 4, "Toy Story (1995)")])])
    var scenario = Scenario(profile: file)
    scenario.holdsAnswers = true
    for job in scenario.state.firstJobs { scenario.work(on: job) }
    #expect(scenario.state.shared.you.profile.entries.count == 1)
    #expect(scenario.state.shared.you.ratings.isEmpty)
    #expect(scenario.jobs(of: MatchRequest.slot).count == 1)
    scenario.press(.down)
    #expect(scenario.jobs(of: MatchRequest.slot).count == 1, "it is on its way")
    scenario.answer()
    #expect(scenario.state.shared.you.ratings.map(\.movie) == [MovieIndex(0)])
  }

  @Test func `are said not to be kept where there is no home`() {
    var scenario = Scenario(profile: nil)
    scenario.trainToTheEnd()
    scenario.type("4")
    scenario.rate(4)
    #expect(scenario.jobs(of: ProfileRequest.slot).isEmpty)
    #expect(scenario.screen.contains("your ratings are not kept: HOME is not set"))
  }
}
