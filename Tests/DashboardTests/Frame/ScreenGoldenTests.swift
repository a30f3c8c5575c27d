import Cells
import RatingData
import Testing

@testable import Dashboard

/// Every screen at three sizes, as text and roles.
@Suite struct ScreenGoldenTests {
  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 200, height: 60),
  ]
  /// And the smallest, with one panel at a time.
  static let allSizes = [Size(width: 60, height: 16)] + sizes

  private func name(_ screen: String, _ size: Size) -> String {
    "\(screen)-\(size.width)x\(size.height)"
  }

  @Test(arguments: allSizes) func `training in the middle of an epoch`(_ size: Size) {
    var scenario = Scenario(size: size)
    scenario.train(epochs: 3, andSteps: 10)
    expectGolden(view(scenario.state), named: name("train-running", size))
  }

  @Test(arguments: allSizes) func `training at its end, as RMSE on a logarithmic axis`(_ size: Size)
  {
    let scenario = Scenario.trained("lr", size: size)
    expectGolden(view(scenario.state), named: name("train-ended", size))
  }

  @Test(arguments: allSizes) func `movies found by a word, neighbours moving`(_ size: Size) {
    var scenario = Scenario(size: size)
    scenario.type("2/st")
    scenario.train(epochs: 4)
    expectGolden(view(scenario.state), named: name("movies-search", size))
  }

  @Test(arguments: allSizes) func `a neighbour selected`(_ size: Size) {
    var scenario = Scenario.trained("2", size: size, lens: .likeness)
    scenario.press(.down, .tab, .down, .down)
    expectGolden(view(scenario.state), named: name("movies-neighbours", size))
  }

  @Test(arguments: allSizes) func `what a user rated`(_ size: Size) {
    let scenario = Scenario.trained("3", size: size)
    expectGolden(view(scenario.state), named: name("users-rated", size))
  }

  @Test(arguments: allSizes) func `what a user is recommended`(_ size: Size) {
    var scenario = Scenario.trained("3", size: size)
    scenario.press(.right, .right, .down)
    expectGolden(view(scenario.state), named: name("users-recommended", size))
  }

  @Test(arguments: allSizes) func `who is near a user`(_ size: Size) {
    var scenario = Scenario.trained("3", size: size)
    scenario.press(.right, .right, .right)
    expectGolden(view(scenario.state), named: name("users-nearest", size))
  }

  @Test(arguments: allSizes) func `who a user is by their ratings`(_ size: Size) {
    var scenario = Scenario.trained("3", size: size)
    scenario.press(.right, .right, .right, .right)
    expectGolden(view(scenario.state), named: name("users-profile", size))
  }

  @Test(arguments: allSizes) func `nothing rated yet`(_ size: Size) {
    let scenario = Scenario.trained("4", size: size)
    expectGolden(view(scenario.state), named: name("you-empty", size))
  }

  @Test(arguments: allSizes) func `three movies rated, and retrained`(_ size: Size) {
    var scenario = Scenario.trained("4", size: size)
    scenario.rate(5, 2, 1)
    scenario.type("r")
    scenario.work(on: RetrainRequest.slot)
    scenario.press(.backTab, .down)
    expectGolden(view(scenario.state), named: name("you-retrained", size))
  }

  @Test(arguments: allSizes) func `the map`(_ size: Size) {
    let scenario = Scenario.trained("5", size: size, lens: .likeness)
    expectGolden(view(scenario.state), named: name("map", size))
  }

  @Test(arguments: allSizes) func `a lasso on the map`(_ size: Size) {
    var scenario = Scenario.trained("5m", size: size)
    for key in [Key.left, .down] {
      scenario.press(key, key)
      scenario.type("m")
    }
    expectGolden(view(scenario.state), named: name("map-lasso", size))
  }

  @Test(arguments: allSizes) func `sameness, by two models`(_ size: Size) {
    var scenario = Scenario.trained("2e", size: size, lens: .likeness)
    scenario.trainBrowse()
    scenario.type("v")
    scenario.press(.tab)
    expectGolden(view(scenario.state), named: name("movies-sameness", size))
  }

  @Test(arguments: allSizes) func `two users pinned`(_ size: Size) {
    var scenario = Scenario(size: size)
    scenario.type("3")
    scenario.train(epochs: 1)
    scenario.type("=")
    for epoch in 2...4 { scenario.train(epochs: epoch) }
    scenario.press(.down)
    scenario.type("=")
    scenario.train(epochs: 5)
    if size.width < 80 { scenario.press(.tab) }
    for _ in 0..<2 { scenario.send(.elapsed(seconds: 1)) }
    expectGolden(view(scenario.state), named: name("users-pinned", size))
  }

  @Test(arguments: allSizes) func `an epoch of the past`(_ size: Size) {
    let scenario = Scenario.trained("2[[", size: size)
    expectGolden(view(scenario.state), named: name("movies-past", size))
  }

  /// The names of all screens, in the order of their digits.
  private static let screens = State.allScreens.map { $0.title.lowercased() }

  @Test(arguments: screens.indices) func `the help sheet of each screen`(_ screen: Int) {
    var scenario = Scenario.trained(size: Self.sizes[0])
    scenario.press(.character(State.digit(screen)))
    scenario.type("?")
    expectGolden(view(scenario.state), named: name("help-\(Self.screens[screen])", Self.sizes[0]))
  }

  @Test(arguments: screens.indices, allSizes) func `the layout of each screen, as boxes`(
    _ screen: Int, _ size: Size
  ) throws {
    let state = Scenario(size: size).state
    let layout = try #require(DashboardLayout(size: size))
    var canvas = Canvas(size: size)
    for panel in state.screens[screen].panels(in: layout.body, state.shared)
    where !panel.rect.isEmpty {
      let rect = panel.rect
      _ = canvas.panel(rect, .log, as: panel.name, ["\(rect.width)×\(rect.height)"])
    }
    expectGolden(canvas, named: name("layout-\(Self.screens[screen])", size))
  }

  @Test func `panels lie inside the body and beside each other`() throws {
    for width in stride(from: 60, to: 160, by: 3) {
      for height in stride(from: 16, to: 50, by: 2) {
        let size = Size(width: width, height: height)
        let body = try #require(DashboardLayout(size: size)).body
        let shared = Shared(size: size, source: .ratings(""))
        for screen in State.allScreens {
          let panels = screen.panels(in: body, shared).map(\.rect).filter { !$0.isEmpty }
          #expect(panels.allSatisfy { $0.intersection(body) == $0 }, "\(screen.title) \(size)")
          let cells = panels.reduce(0) { $0 + $1.width * $1.height }
          #expect(cells == body.width * body.height, "\(screen.title) \(size)")
        }
      }
    }
  }

  @Test(arguments: [sizes[0], Size(width: 60, height: 16)])
  func `the sheet of a new run`(_ size: Size) {
    let scenario = Scenario.trained("n", size: size)
    expectGolden(view(scenario.state), named: name("new-run", size))
  }

  @Test func `the notebook's curve on its data`() {
    var scenario = Scenario(size: Self.sizes[1], known: .ml1m)
    scenario.train(epochs: 2)
    expectGolden(view(scenario.state), named: name("train-notebook", Self.sizes[1]))
  }

  /// Sizes that are too small, some by far.
  private static let tooSmall = [(59, 16), (40, 3), (20, 5), (30, 1), (12, 2)].map {
    Size(width: $0.0, height: $0.1)
  }

  @Test(arguments: tooSmall) func `a terminal that is too small tells how far the run is`(
    _ size: Size
  ) {
    var scenario = Scenario(size: size)
    let moments = [
      "waiting": view(State(size: size, source: .ratings("ratings.zip"), themes: [], theme: "")),
      "begun": view(scenario.state),
    ]
    for (moment, canvas) in moments {
      expectGolden(canvas, named: name("too-small-\(moment)", size))
    }
    scenario.train(epochs: 2, andSteps: 3)
    expectGolden(view(scenario.state), named: name("too-small-running", size))
    scenario.type(" ")
    expectGolden(view(scenario.state), named: name("too-small-paused", size))
    scenario.type("q")
    expectGolden(view(scenario.state), named: name("too-small-asks", size))
    scenario.press(.escape)
    scenario.type(" ")
    scenario.trainToTheEnd()
    expectGolden(view(scenario.state), named: name("too-small-ended", size))
    scenario.type("2/")
    expectGolden(view(scenario.state), named: name("too-small-search", size))
  }

  @Test func `keys for pause and quit work in any size`() {
    var scenario = Scenario(size: Size(width: 30, height: 1))
    scenario.train(epochs: 1)
    scenario.type(" ")
    #expect(scenario.state.train.phase == .paused)
    scenario.type(" ")
    #expect(scenario.state.train.phase == .running)
    scenario.type("q")
    #expect(scenario.screen.contains("q quits, esc continues"))
    scenario.type("q")
    #expect(scenario.hasQuit)
  }

  @Test func `before the data are read`() {
    for (screen, title) in Self.screens.enumerated() {
      var state = State(size: Self.sizes[0], source: .ratings("ratings.zip"), themes: [], theme: "")
      _ = update(&state, .input(.key(.character(State.digit(screen)))))
      expectGolden(view(state), named: name("loading-\(title)", Self.sizes[0]))
    }
  }

  @Test(arguments: allSizes) func `users whose ids are texts, on a scale to a hundred`(
    _ size: Size
  ) {
    let data = Fixture.dataSet(named: "fixture", known: nil, step: 20) { user in
      let number = user < 10 ? "0\(user)" : "\(user)"
      return UserID(user % 3 == 0 ? "\(number)-Zoë" : "\(number)-reviewer-of-the-longest-kind")
    }
    var scenario = Scenario.trained("3", size: size, data: data)
    scenario.press(.right, .right, .right)
    expectGolden(view(scenario.state), named: name("texts-nearest", size))
    scenario.press(.left, .left)
    expectGolden(view(scenario.state), named: name("texts-rated", size))
    scenario.type("2")
    expectGolden(view(scenario.state), named: name("texts-movies", size))
  }

  @Test(arguments: allSizes) func `while many data are read`(_ size: Size) {
    var state = State(size: size, source: .ratings("ml-25m"), themes: [], theme: "")
    let progress = LoadingProgress(
      stage: .reading, file: "ratings.csv", bytes: 402_000_000, totalBytes: 678_260_987,
      ratings: 14_820_117)
    _ = update(&state, .loading(progress, seconds: 1.25))
    expectGolden(view(state), named: name("loading", size))
  }

  @Test func `while a pipe is read, and when all is read`() {
    var state = State(
      size: Self.sizes[0], source: .ratings("standard input"), themes: [], theme: "")
    let bytes = 402_000_000
    for (stage, golden) in [(LoadingProgress.Stage.reading, "pipe"), (.arranging, "arranging")] {
      let progress = LoadingProgress(
        stage: stage, file: "standard input", bytes: bytes, totalBytes: nil, ratings: 14_820_117)
      _ = update(&state, .loading(progress, seconds: 1.25))
      expectGolden(view(state), named: "loading-\(golden)-80x24")
    }
  }

  @Test func `a terminal too small gets a sentence`() {
    let scenario = Scenario(size: Size(width: 59, height: 16))
    #expect(scenario.screen.contains("marquee needs 60×16 cells"))
    #expect(Scenario(size: Size(width: 60, height: 16)).screen.contains("[1 Train]"))
  }

  @Test func `no size traps, on any screen`() {
    for width in [0, 1, 2, 30, 60, 61, 75, 99, 100, 101, 150, 301] {
      for height in [0, 1, 2, 15, 16, 17, 24, 25, 31, 80] {
        var scenario = Scenario(size: Size(width: width, height: height))
        scenario.train(epochs: 1, andSteps: 5)
        for keys in ["1i", "2", "3", "?", "x1n", "q"] {
          scenario.type(keys)
          #expect(view(scenario.state).size == Size(width: width, height: height))
        }
      }
    }
  }
}
