import Glibc
import TestFolders
import Testing

/// The dashboard and what surrounds it: signals, crashes, the shell, terminals that can less.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct DashboardSurroundingsTests {
  private func dashboard(_ arguments: [String] = []) throws -> [String] {
    try Dashboard.command(arguments)
  }

  @Test(
    arguments: [
      (SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGUSR1, 138), (SIGALRM, 142),
    ] as [(Int32, Int32)])
  func `A signal in mid-training ends it at once and leaves the terminal as it was`(
    signal: Int32, status: Int32
  ) async throws {
    try await Dashboard.leavingNoTrace(Dashboard.endless) { tmux in
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
    try await Dashboard.leavingNoTrace(
      Dashboard.endless, environment: ["SWIFT_BACKTRACE": backtrace]
    ) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.signal(signal)
      #expect(try await tmux.exitStatus() == status)
    }
  }

  /// What a process sleeps on in the kernel.
  private func kernelWait(of process: Int32) -> String {
    guard let file = fopen("/proc/\(process)/wchan", "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func `A terminal that is not read holds nobody up`(signal: Int32, status: Int32) async throws {
    try await Tmux.run(try dashboard(Dashboard.endless)) { tmux in
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

  @Test func `Ctrl-C quits with 130`() async throws {
    try await Dashboard.leavingNoTrace(Dashboard.endless) { tmux in
      try await tmux.waitFor(text: "● epoch")
      try await tmux.press("C-c")
      #expect(try await tmux.exitStatus() == 130)
    }
  }

  @Test func `Ctrl-Z gives the terminal back, and fg brings the screen again`() async throws {
    try await Dashboard.leavingNoTrace(Dashboard.endless) { tmux in
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

  /// Text in marquee-dark is #d3dae4, or else one of 256 colours that are near it.
  @Test(arguments: [(["COLORTERM": "truecolor"], "38;2;211;218;228m"), ([:], "38;5;")])
  func `Colours are sent as fine as the terminal shows them`(
    environment: [String: String], text: String
  ) async throws {
    let command = try dashboard(["--theme", "marquee-dark"])
    try await Tmux.run(command, environment: environment) { tmux in
      try await tmux.waitFor(text: "best epoch")
      let screen = try await tmux.styledScreen().joined()
      #expect(screen.contains(text))
      #expect(screen.contains("38;2;") != screen.contains("38;5;"))
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
      #expect(screen.contains("marquee --linear"))
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
