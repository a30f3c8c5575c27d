import Glibc
import Testing

/// The harness itself, with shells in the place of the program.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct TmuxTests {
  private func script(_ text: String) -> [String] { ["/bin/sh", "-c", text] }

  @Test func `What is typed arrives, and the exit status comes back`() async throws {
    try await Tmux.run(script("read word; echo heard $word; exit 7")) { tmux in
      try await tmux.type("toy story")
      try await tmux.press("Enter")
      try await tmux.waitFor(text: "heard toy story")
      #expect(try await tmux.exitStatus() == 7)
    }
  }

  @Test func `The program has the size, TERM and environment it was given`() async throws {
    let command = script("stty size; echo $TERM $LANG_TEST; echo home $(ls -A $HOME | wc -l)")
    try await Tmux.run(
      command, columns: 90, rows: 20, term: "vt100", environment: ["LANG_TEST": "set"]
    ) { tmux in
      let screen = try await tmux.waitFor(text: "home 0")
      #expect(screen.prefix(2) == ["20 90", "vt100 set"])
      #expect(screen.count == 20)
    }
  }

  @Test func `A resize reaches the program`() async throws {
    try await Tmux.run(script("trap 'stty size' WINCH; echo ready; while :; do read x; done")) {
      tmux in
      try await tmux.waitFor(text: "ready")
      try await tmux.resize(columns: 71, rows: 19)
      try await tmux.press("Enter")
      try await tmux.waitFor(text: "19 71")
    }
  }

  @Test func `Flags and modes tell what a program left behind`() async throws {
    // What is waited for comes last.
    let takes = #"stty raw -echo; printf '\033[?1049h\033[?25l\033[?1000h'"#
    let gives = #"stty $modes; printf '\033[?1000l\033[?25h\033[?1049l'"#
    let command = script(
      "modes=$(stty -g); read x; \(takes); read x; \(gives); read x; stty -echo; exit 3")
    try await Tmux.run(command) { tmux in
      try await tmux.press("Enter")
      try await tmux.waitFor(flags: .fullScreen)
      #expect(try await tmux.modes() != tmux.modesBefore)
      try await tmux.send([10])
      try await tmux.waitForRestoration()
      try await tmux.press("Enter")
      #expect(try await tmux.exitStatus() == 3)
      await #expect(throws: TmuxError.self) {
        try await tmux.waitForRestoration(patience: .milliseconds(50))
      }
    }
  }

  @Test func `Clicks and wheel arrive as SGR reports`() async throws {
    let command = script(#"stty raw -echo; printf '\033[?1000h\033[?1006h'; exec cat -v"#)
    try await Tmux.run(command) { tmux in
      try await tmux.waitFor(
        flags: Tmux.Flags(showsCursor: true, isAlternateScreen: false, reportsMouse: true))
      try await tmux.click(x: 4, y: 9)
      try await tmux.waitFor(text: "^[[<0;5;10M^[[<0;5;10m")
      try await tmux.wheel(up: false, x: 0, y: 0)
      try await tmux.waitFor(text: "^[[<65;1;1M")
    }
  }

  @Test(arguments: [(SIGTERM, 143), (SIGKILL, 137), (SIGHUP, 129)] as [(Int32, Int32)])
  func `A signal reaches the program and not its surroundings`(
    signal: Int32, status: Int32
  ) async throws {
    try await Tmux.run(["/bin/sleep", "1000"]) { tmux in
      try await tmux.signal(signal)
      #expect(try await tmux.exitStatus() == status)
    }
  }

  @Test func `A program can be suspended and continued`() async throws {
    try await Tmux.run(["/bin/cat"]) { tmux in
      try await tmux.type("one")
      try await tmux.waitFor(text: "one")
      try await tmux.press("C-z")
      try await tmux.waitForSuspension()
      try await tmux.press("Enter")
      try await tmux.type("two")
      try await tmux.press("Enter")
      try await tmux.waitFor("both echoes") { $0.filter { $0.contains("two") }.count == 2 }
      try await tmux.press("C-d")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A wait in vain shows the screen`() async throws {
    await #expect {
      try await Tmux.run(script("echo as it is; read x")) { tmux in
        try await tmux.waitFor(text: "as it is")
        try await tmux.waitFor(text: "as it is not", patience: .milliseconds(50))
      }
    } throws: { error in
      "\(error)".contains("waited in vain for «as it is not»") && "\(error)".contains("│as it is\n")
    }
  }
}
