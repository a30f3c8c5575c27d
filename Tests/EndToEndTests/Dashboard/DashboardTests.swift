import TestFolders
import Testing

/// The whole program in a real terminal, from keys to exit status and what it leaves behind.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct DashboardTests {
  private func dashboard(_ arguments: [String] = []) throws -> [String] {
    try Dashboard.command(arguments)
  }

  @Test func `Epochs appear, a movie's neighbours and a user's predictions are found`() async throws
  {
    try await Dashboard.leavingNoTrace { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch")
      try await tmux.press("2")
      try await tmux.type("/toy st")
      let movies = try await tmux.waitFor("four titles and a neighbour") {
        $0.contains("4 of 9,066") && $0.contains("Toy Story 2 (1999)") && $0.contains("nearest")
      }
      #expect(movies.contains { $0.contains("▌Toy Story (1995)") })
      try await tmux.press("Enter", "3")
      try await tmux.type("/42")
      try await tmux.press("Enter")
      try await tmux.waitFor(text: "user 42 · RMSE")
      try await tmux.press("Tab", "Right")
      try await tmux.waitFor(text: "[recommended]")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A first start is told as it goes, and goes on at full speed when asked to`()
    async throws
  {
    try await Tmux.run(try Dashboard.firstStart()) { tmux in
      try await tmux.waitFor(text: "slowed down to be watched")
      try await tmux.waitFor(text: "Epoch 1: guesses at unseen")
      try await tmux.type("!")
      try await tmux.waitFor(text: "Done: guesses at unseen")
      try await tmux.waitFor(text: "movies like one you love")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `What is pasted goes into an open search, and is no command elsewhere`() async throws {
    try await Tmux.run(try dashboard(Dashboard.endless)) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.paste("q2\rq")
      try await tmux.press("2")
      try await tmux.waitFor(text: "[2 Movies]")
      try await tmux.type("/")
      try await tmux.paste("toy story 2\r")
      try await tmux.waitFor(text: "3 of 9,066")
      try await tmux.press("Enter")
      try await tmux.type("qq")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `It follows the terminal's size while it trains, down to a sentence`() async throws {
    try await Tmux.run(try dashboard(Dashboard.endless), columns: 120, rows: 36) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.resize(columns: 80, rows: 24)
      try await tmux.waitFor("the small layout") { screen in
        screen.count == 24 && (screen.last?.contains("q quit") ?? false)
          && screen[1].hasSuffix("╮")
      }
      try await tmux.resize(columns: 50, rows: 12)
      try await tmux.waitFor(text: "marquee needs 60×16 cells")
      try await tmux.resize(columns: 200, rows: 60)
      try await tmux.waitFor("the large layout") { screen in
        screen.count == 60 && screen.contains("ratings/s   change")
      }
      try await tmux.press("q", "q")
      #expect(try await tmux.exitStatus() == 0)
      try await tmux.waitFor(flags: .plain)
    }
  }

  @Test func `Training pauses, resumes, stops, and is run anew`() async throws {
    try await Tmux.run(try dashboard(Dashboard.endless)) { tmux in
      try await tmux.waitFor(text: "★ best")
      try await tmux.press("Space")
      try await tmux.waitFor(text: "‖ paused in epoch")
      // An epoch that ended as the key was pressed may still be told of; from then on nothing moves,
      // where an endless run would be in another epoch at every look.
      var headers: [String] = []
      try await tmux.waitFor("a header that stands still") { screen in
        headers.append(screen.first ?? "")
        return headers.count >= 10 && Set(headers.suffix(10)).count == 1
      }
      try await tmux.press(".")
      try await tmux.waitFor(text: "slow motion")
      try await tmux.waitFor(text: "loss of")
      try await tmux.press("Space")
      // Past the best epoch, of which the question is.
      try await tmux.waitFor("many epochs") { screen in
        let epoch = screen.first?.split(separator: "● epoch ").last?.prefix { $0.isNumber }
        return epoch.flatMap { Int($0) } ?? 0 > 30
      }
      try await tmux.press("s")
      try await tmux.waitFor(text: "stop and keep which model?")
      try await tmux.press("b")
      try await tmux.waitFor(text: "■ stopped, best epoch")
      try await tmux.press("n", "2", "Enter")
      try await tmux.waitFor(text: "seed 2")
      try await tmux.press("q", "q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A run is kept, found on its screen, removed, brought back and resumed`()
    async throws
  {
    let home = TemporaryFolder()
    let environment = ["XDG_DATA_HOME": home.path]
    try await Tmux.run(try dashboard(), environment: environment) { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch")
      try await tmux.press("6")
      try await tmux.waitFor(text: "runs · 1 · newest first")
      try await tmux.press("D")
      try await tmux.waitFor(text: "no run is kept yet")
      try await tmux.press("u")
      try await tmux.waitFor(text: "runs · 1 · newest first")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
    try await Tmux.run(try dashboard(["--resume", "last"]), environment: environment) { tmux in
      try await tmux.waitFor(text: "best epoch")
      try await tmux.press("+")
      try await tmux.waitFor(text: "✓ trained")
      try await tmux.press("6")
      try await tmux.waitFor(text: "runs · 1 · newest first")
      try await tmux.press("R")
      try await tmux.waitFor(text: "[1 Train]")
      try await tmux.waitFor(text: "best epoch")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A run is steered, branched off, compared, left and resumed`() async throws {
    let home = TemporaryFolder()
    let environment = ["XDG_DATA_HOME": home.path]
    try await Tmux.run(
      try dashboard(["--preset", "biased"] + Dashboard.endless), environment: environment
    ) { tmux in
      try await tmux.waitFor(text: "★ best")
      try await tmux.press("Space")
      try await tmux.waitFor(text: "‖ paused in epoch")
      // The sheet opens at the first setting that may change.
      try await tmux.press("e", "0", ".", "0", "0", "1", "Enter", "Space")
      try await tmux.waitFor(text: "learning rate 0.001")
      try await tmux.press("b", "0", ".", "0", "3")
      try await tmux.waitFor(text: "branch after epoch")
      try await tmux.press("Enter")
      try await tmux.waitFor(text: "learning rate 0.03")
      try await tmux.press("6", "Space", "Down", "Space")
      try await tmux.waitFor(text: "runs · 2 · newest first")
      try await tmux.press("q")
      try await tmux.waitFor(text: "quit while training?")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
    try await Tmux.run(try dashboard(["--resume", "last"]), environment: environment) { tmux in
      try await tmux.waitFor(text: "learning rate 0.03")
      try await tmux.press("q")
      try await tmux.waitFor(text: "quit while training?")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `The mouse chooses screens and rows`() async throws {
    try await Tmux.run(try dashboard()) { tmux in
      try await tmux.waitFor(flags: .fullScreen)
      try await tmux.waitFor(text: "best epoch")
      try await tmux.click(x: 22, y: 0)
      try await tmux.waitFor(text: "[2 Movies]")
      try await tmux.click(x: 10, y: 6)
      try await tmux.waitFor("the fourth row selected") { $0[6].contains("▌") }
      try await tmux.wheel(up: false, x: 10, y: 10)
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }
}
