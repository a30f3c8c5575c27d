import TestFolders
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The whole program in a real terminal, from keys to exit status and what it leaves behind.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct DashboardTests {
  /// Training that no test outlives.
  private static let endless = ["--epochs", "1000000", "--patience", "1000000"]

  private func dashboard(_ arguments: [String] = []) throws -> [String] {
    [try Product.path("marquee")] + arguments
  }

  /// Runs a dashboard that starts when the terminal's modes have been noted; in the end they must be the
  /// same again.
  private func leavingNoTrace(
    _ arguments: [String] = [], environment: [String: String] = [:],
    _ body: (Tmux) async throws -> Void
  ) async throws {
    let afterEnter = ["/bin/sh", "-c", #"echo ready; read start; exec "$0" "$@""#]
    try await Tmux.run(afterEnter + dashboard(arguments), environment: environment) { tmux in
      // Until the shell speaks, tmux may still be setting the terminal up.
      try await tmux.waitFor(text: "ready")
      let modes = try await tmux.modes()
      try await tmux.press("Enter")
      try await body(tmux)
      _ = try await tmux.exitStatus()
      try await tmux.waitFor(flags: .plain)
      #expect(try await tmux.modes() == modes)
    }
  }

  @Test func `Epochs appear, a movie's neighbours and a user's predictions are found`() async throws
  {
    try await leavingNoTrace { tmux in
      try await tmux.waitFor(text: "stopped early, best epoch")
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

  @Test func `What is pasted goes into an open search, and is no command elsewhere`() async throws {
    try await Tmux.run(try dashboard(Self.endless)) { tmux in
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
    try await Tmux.run(try dashboard(Self.endless), columns: 120, rows: 36) { tmux in
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
    try await Tmux.run(try dashboard(Self.endless)) { tmux in
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
      try await tmux.waitFor(text: "● epoch")
      try await tmux.press("s")
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
      try await tmux.waitFor(text: "stopped early, best epoch")
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
      try await tmux.waitFor(text: "stopped early")
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
      try dashboard(["--preset", "biased"] + Self.endless), environment: environment
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

  @Test(
    arguments: [
      (SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGUSR1, 138), (SIGALRM, 142),
    ] as [(Int32, Int32)])
  func `A signal in mid-training ends it at once and leaves the terminal as it was`(
    signal: Int32, status: Int32
  ) async throws {
    try await leavingNoTrace(Self.endless) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.signal(signal)
      #expect(try await tmux.exitStatus() == status)
    }
  }

  @Test(
    arguments: [
      (SIGSEGV, 139, "enable=no"), (SIGABRT, 134, "enable=no"),
      // Swift's trace is printed to a whole screen, and nobody is asked for a key after it.
      (SIGSEGV, 139, "enable=yes,interactive=yes"),
    ] as [(Int32, Int32, String)])
  func `A crash in mid-training leaves the terminal as it was`(
    signal: Int32, status: Int32, backtrace: String
  ) async throws {
    try await leavingNoTrace(Self.endless, environment: ["SWIFT_BACKTRACE": backtrace]) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.signal(signal)
      #expect(try await tmux.exitStatus() == status)
    }
  }

  #if os(Linux)
    /// What a process sleeps on in the kernel, as Linux names it.
    private func kernelWait(of process: Int32) -> String {
      guard let file = fopen("/proc/\(process)/wchan", "r") else { return "" }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes[..<count], as: UTF8.self)
    }

    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func `A terminal that is not read holds nobody up`(signal: Int32, status: Int32) async throws {
      try await Tmux.run(try dashboard(Self.endless)) { tmux in
        try await tmux.waitFor(text: "● epoch")
        let server = try #require(Int32(try await tmux.ask(format: "#{pid}")))
        let process = try #require(tmux.process)
        kill(server, SIGSTOP)
        defer { kill(server, SIGCONT) }
        // Frames fill the terminal's buffer; then the program waits inside a write.
        try await tmux.waitUntil("the program is held up") {
          kernelWait(of: process) == "wait_woken"
        }
        try await tmux.signal(signal)
        #expect(try await tmux.exitStatus() == status)
      }
    }
  #endif

  @Test func `Ctrl-C quits with 130`() async throws {
    try await leavingNoTrace(Self.endless) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.press("C-c")
      #expect(try await tmux.exitStatus() == 130)
    }
  }

  @Test func `Ctrl-Z gives the terminal back, and fg brings the screen again`() async throws {
    try await leavingNoTrace(Self.endless) { tmux in
      try await tmux.waitFor(text: "● epoch")
      let raw = try await tmux.modes()
      try await tmux.press("C-z")
      try await tmux.waitForSuspension()
      try await tmux.waitFor(flags: .plain)
      #expect(try await tmux.modes() != raw)
      try await tmux.press("Enter")
      try await tmux.waitFor(flags: .fullScreen)
      try await tmux.waitFor(text: "● epoch")
      try await tmux.press("q", "q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `Without UTF-8 the screen is plain ASCII`() async throws {
    try await Tmux.run(try dashboard(), environment: ["LC_ALL": "C"]) { tmux in
      let screen = try await tmux.waitFor(text: "best epoch")
      #expect(screen.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `With NO_COLOR no colour is sent`() async throws {
    try await Tmux.run(try dashboard(), environment: ["NO_COLOR": "1"]) { tmux in
      try await tmux.waitFor(text: "best epoch")
      let screen = try await tmux.styledScreen().joined()
      #expect(!screen.contains("38;5;") && !screen.contains("48;5;") && !screen.contains("38;2;"))
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test(arguments: [
    ("dumb", "cannot move its cursor"), ("no-such-terminal", "no description of such a terminal"),
  ])
  func `A terminal that is not up to it gets a sentence`(term: String, words: String) async throws {
    try await Tmux.run(try dashboard(), term: term) { tmux in
      #expect(try await tmux.exitStatus() == 64)
      let screen = try await tmux.screen().joined()
      #expect(screen.contains(words))
      #expect(screen.contains("marquee train"))
    }
  }

  @Test func `Ratings that are not there end in a sentence on a clean terminal`() async throws {
    try await Tmux.run(try dashboard(["--data", "/nowhere/ratings"])) { tmux in
      #expect(try await tmux.exitStatus() == 66)
      try await tmux.waitFor(flags: .plain)
      try await tmux.waitFor(text: "/nowhere/ratings")
    }
  }

  @Test func `Themes are chosen by flag and by key, and a wrong name lists them`() async throws {
    try await Tmux.run(try dashboard(["--theme", "marquee-light"])) { tmux in
      try await tmux.waitFor(text: "best epoch")
      let light = try await tmux.styledScreen()
      try await tmux.press("t")
      try await tmux.waitFor(text: "theme marquee-")
      #expect(try await tmux.styledScreen() != light)
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
    try await Tmux.run(try dashboard(["--theme", "nope"])) { tmux in
      #expect(try await tmux.exitStatus() == 64)
      try await tmux.waitFor(text: "marquee-light")
    }
  }
}
