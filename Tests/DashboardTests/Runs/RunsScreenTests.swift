import Cells
import Jobs
import Learning
import RatingData
import Runs
import Testing

@testable import Dashboard

/// The screen of kept runs, without a disk.
@Suite struct `The screen of runs` {
  private static let reports = [
    RunReport.made("3", .biased, factors: 48, losses: [1, 0.8, 0.75, 0.74]),
    RunReport.made(
      "2", .als, factors: 20, losses: [0.9, 0.7, 0.72], status: .ended(.earlyStopping)),
    RunReport.made("1", .biased, factors: 8, losses: [1.1, 0.9], seconds: 9, status: .interrupted),
  ]

  private func scenario(_ size: Size = Size(width: 120, height: 36)) -> Scenario {
    var scenario = Scenario.trained("6", size: size)
    list(Self.reports, in: &scenario)
    return scenario
  }

  private func list(_ reports: [RunReport], in scenario: inout Scenario) {
    scenario.tell(RunsRequest.listing, result: RunsOnDisk(reports: reports))
  }

  private static func asked(_ request: RunsRequest) -> Effect { .run(request.job(in: nil)) }

  private func names(_ scenario: Scenario) -> [String] {
    scenario.state.runsScreen.shown.map(\.time)
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `lists them, and sets the marked ones beside each other`(size: Size) {
    var scenario = scenario(size)
    scenario.type("  ")
    expectGolden(view(scenario.state), named: "runs-\(size.width)x\(size.height)")
  }

  @Test func `is where the palette leads that has found a run`() throws {
    var scenario = Scenario.trained()
    scenario.press(.control("p"))
    scenario.type("als")
    scenario.press(.down)
    let slot = JobSlot<Bool, Never, PaletteRuns>(JobIdentity("runs of the palette"))
    let before = try #require(scenario.state.shared.sheets.sheet(of: PaletteSheet.self)).selected
    scenario.tell(slot, result: PaletteRuns(Self.reports))
    let after = try #require(scenario.state.shared.sheets.sheet(of: PaletteSheet.self))
    #expect(after.selected == before && after.found.contains { $0.kind == .run })
    scenario.press(.control("u"))
    scenario.type("biased, factors 8")
    #expect(scenario.state.shared.sheets.sheet(of: PaletteSheet.self)?.selected?.kind == .run)
    scenario.press(.enter)
    #expect(scenario.state.screens[scenario.state.current] is RunsScreen)
    list(Self.reports, in: &scenario)
    #expect(scenario.state.runsScreen.selected?.time == "1")
  }

  @Test func `has the settings of a single run, and no word of differences`() {
    var scenario = scenario()
    scenario.type(" ")
    #expect(scenario.screen.contains("╭ settings ─"))
    #expect(!scenario.screen.contains("differences"))
  }

  @Test func `asks for the list when it is shown, and when a run has ended`() {
    var scenario = Scenario()
    scenario.type("6")
    #expect(scenario.effects.last == Self.asked(.list))
    #expect(scenario.screen.contains("reading …"))
    list([], in: &scenario)
    #expect(scenario.screen.contains("no run is kept yet"))
    let count = scenario.effects.count { $0 == Self.asked(.list) }
    scenario.trainToTheEnd()
    #expect(scenario.effects.count { $0 == Self.asked(.list) } == count + 1)
  }

  @Test(arguments: [
    (RunKeeping.refused, "--no-run: this session's are not kept"),
    (.watched, "what is watched is not kept here"),
    (.homeless, "none can be kept: HOME is not set"),
  ])
  func `lists what is kept where this session's runs are not, and says so`(
    keeping: RunKeeping, words: String
  ) {
    var scenario = Scenario(keeping: keeping)
    scenario.type("6")
    list([], in: &scenario)
    #expect(scenario.screen.contains(words))
    list(Self.reports, in: &scenario)
    #expect(names(scenario) == ["3", "2", "1"])
    #expect(scenario.screen.contains(words))
    #expect(!self.scenario().screen.contains("kept"))
  }

  @Test(arguments: [80, 100, 120])
  func `tells how often one was repeated`(width: Int) {
    var scenario = scenario(Size(width: width, height: 36))
    #expect(!scenario.screen.contains("again"))
    var sequel = RunSequel()
    sequel.repeats = 12
    sequel.repeated = "2026-02-01T00:00:00Z"
    let repeated = RunReport(
      Self.reports[1].folder, Self.reports[1].manifest, sequel: sequel,
      epochs: Self.reports[1].epochs, status: .ended(.finished))
    list([repeated, Self.reports[0]], in: &scenario)
    #expect(scenario.screen.contains("again") && scenario.screen.contains("×12"))
    scenario.press(.home)
    if width == 120 {
      #expect(scenario.screen.contains(/repeated +12 times/))
      #expect(scenario.screen.contains(/last repeat +2026-02-01T00:00:00Z/))
    }
    scenario.type("/repeats>=12")
    #expect(names(scenario) == ["2"])
  }

  @Test(arguments: [
    ("k>=20", ["3", "2"]), ("k>=20 val<0.72", ["2"]), ("als", ["2"]), ("interrupted", ["1"]),
    ("biased k<48", ["1"]), ("learning-rate=0.005", ["3", "1"]), ("seconds>1", ["1"]),
    ("epochs=3", ["2"]), ("k>=x", []), ("nothing>1", []), ("FIXTURE", ["3", "2", "1"]),
  ])
  func `finds by words and by conditions`(text: String, expected: [String]) {
    var scenario = scenario()
    scenario.type("/" + text)
    #expect(names(scenario) == expected)
    scenario.press(.escape)
    #expect(names(scenario) == ["3", "2", "1"])
  }

  @Test func `goes through its orders`() {
    var scenario = scenario()
    scenario.type("o")
    #expect(names(scenario) == ["2", "3", "1"])
    scenario.type("o")
    #expect(names(scenario) == ["2", "3", "1"])
    #expect(scenario.screen.contains("fastest first"))
    scenario.type("o")
    #expect(names(scenario) == ["3", "2", "1"])
  }

  @Test func `removes one and brings it back`() {
    var scenario = scenario()
    scenario.press(.down)
    scenario.type("D")
    let folder = Self.reports[1].folder
    #expect(scenario.effects.suffix(2) == [Self.asked(.hide(folder)), Self.asked(.list)])
    #expect(scenario.screen.contains("is removed: u brings it back"))
    list([Self.reports[0], Self.reports[2]], in: &scenario)
    scenario.type("u")
    #expect(scenario.effects.suffix(2) == [Self.asked(.restore(folder)), Self.asked(.list)])
    let count = scenario.effects.count
    scenario.type("u")
    #expect(scenario.effects.count == count)
    list([RunReport.made("9", .als, factors: 2, losses: [1], status: .running)], in: &scenario)
    scenario.type("D")
    #expect(scenario.effects.count == count)
    #expect(scenario.screen.contains("a run that is training cannot be removed"))
  }

  @Test func `goes on with one, and says where that cannot be`() {
    var scenario = scenario()
    scenario.type("R")
    #expect(scenario.requests(of: ResumeRequest.slot).map(\.run) == [Self.reports[0].folder])
    let file = String(repeating: "/long", count: 30) + "/run.json"
    let error = RunFolderError.broken(path: file, why: "settings.validation is 2: expected less")
    scenario.tell(ResumeRequest.slot, result: Result<ResumedRun, RunFolderError>.failure(error))
    #expect(scenario.screen.contains("run.json: settings.validation is 2: expected less"))
    #expect(scenario.state.shared.log.lines.contains { $0.hasPrefix(file) })
  }

  @Test func `pins a curve, and copies the command of a run`() {
    var scenario = scenario()
    scenario.type("=c")
    #expect(scenario.state.train.pinned.map(\.trained) == [1, 0.8, 0.75, 0.74])
    #expect(
      scenario.effects.last == .terminal(.copy("marquee train --data fixture --preset biased")))
  }

  @Test func `keeps what is selected and marked when the list comes anew`() {
    var scenario = scenario()
    scenario.press(.down)
    scenario.type(" ")
    list([RunReport.made("4", .als, factors: 2, losses: [1])] + Self.reports, in: &scenario)
    #expect(scenario.state.runsScreen.selected?.time == "1")
    #expect(scenario.state.runsScreen.compared.map(\.time) == ["2"])
    list([Self.reports[0]], in: &scenario)
    #expect(scenario.state.runsScreen.marked.isEmpty)
  }

  @Test func `labels one, and finds it by that`() {
    var scenario = scenario()
    let folder = Self.reports[1].folder
    scenario.press(.down)
    scenario.type("rlow rate")
    scenario.send(.input(.paste(" #thesis")))
    #expect(scenario.screen.contains("label: low rate #thesis▏"))
    scenario.press(.backspace, .enter)
    #expect(
      scenario.effects.suffix(2) == [
        Self.asked(.label(folder, "low rate #thesi")), Self.asked(.list),
      ])
    scenario.type("r")
    scenario.press(.control("u"), .escape)
    #expect(scenario.state.shared.sheets.isEmpty)
    let labelled = RunReport(
      folder, Self.reports[1].manifest, label: "low rate #thesis", epochs: Self.reports[1].epochs,
      status: .ended(.finished))
    list([Self.reports[0], labelled, Self.reports[2]], in: &scenario)
    #expect(scenario.screen.contains("low rate #thesis"))
    scenario.type("/#thesis")
    #expect(names(scenario) == ["2"])
  }

  @Test func `exports one`() {
    var scenario = scenario()
    scenario.type("x")
    #expect(scenario.effects.last == Self.asked(.export(Self.reports[0].folder)))
    scenario.tell(RunsRequest.changes, result: ["4 epochs are written to 3.csv"])
    #expect(scenario.screen.contains("4 epochs are written to 3.csv"))
    scenario.tell(RunsRequest.changes, failure: "the disk is full")
    #expect(scenario.screen.contains("the disk is full"))
  }
}
