import Files
import TestFolders
import Testing

/// The dashboard in terminals that answer what they are asked: at once, late, in pieces, after its end, or never.
@Suite(.serialized)
struct TerminalAnswersTests {
  private let home = TemporaryFolder()

  private static let colourQuestion = "\u{1B}]11;?\u{7}"
  private static let frameQuestion = "\u{1B}[?2026$p"
  private static let lastQuestion = "\u{1B}[c"
  private static let lightAnswer = "\u{1B}]11;rgb:fafa/fafa/f5f5\u{1B}\\"
  private static let frameAnswer = "\u{1B}[?2026;2$y"
  private static let lastAnswer = "\u{1B}[?62;22c"
  /// The papers of marquee-dark and marquee-light, as colours are sent.
  private static let dark = background("marquee-dark")
  private static let light = background("marquee-light")

  private static func background(_ theme: String) -> String {
    theme == "marquee-dark" ? "48;2;21;24;30m" : "48;2;250;249;246m"
  }

  /// Training leaves the processors to other tests.
  init() throws {
    try Folder.create(home.path + "/.config/marquee")
    try DurableFile.replace(
      home.path + "/.config/marquee/config.yaml", with: Array("pace: 0.3".utf8))
  }

  private func terminal(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> PlayedTerminal {
    let usual = [
      "PATH": "/usr/bin:/bin", "HOME": home.path, "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor",
    ]
    return try PlayedTerminal(
      Dashboard.command(Dashboard.endless + arguments),
      environment: usual.merging(environment) { $1 })
  }

  private func quit(_ terminal: PlayedTerminal) async throws {
    terminal.send("qy")
    let end = try await terminal.end()
    #expect(end.status == "0")
    #expect(end.left == "")
  }

  @Test func `A light terminal gets the light theme, once, whenever it answers`() async throws {
    let terminal = try terminal()
    try await terminal.waitFor(Self.colourQuestion + Self.frameQuestion + Self.lastQuestion)
    // The first frame waits for nothing.
    try await terminal.waitFor(Self.dark)
    try await terminal.waitFor("● epoch")
    terminal.send(Self.lightAnswer + Self.lastAnswer)
    try await terminal.waitFor(Self.light)
    try await terminal.waitFor("● epoch")
    terminal.send("2")
    let until = try await terminal.waitFor("[2 Movies]")
    #expect(!until.contains(Self.dark))
    try await quit(terminal)
  }

  @Test func `An answer in pieces, with keys around it, is one, and every key counts`() async throws
  {
    let terminal = try terminal()
    try await terminal.waitFor(Self.lastQuestion)
    terminal.send(slowly: ["2/toy", "\u{1B}", "]", "11;rg", "b:ffff/", "ffff/ffff", "\u{1B}", "\\"])
    try await terminal.waitFor(Self.light)
    try await terminal.waitFor("toy")
    terminal.send(" story")
    try await terminal.waitFor("story")
    terminal.send("\r")
    terminal.send(Self.lastAnswer)
    try await quit(terminal)
  }

  @Test func `A terminal that never answers is drawn on all the same, and Escape is no worse`()
    async throws
  {
    let terminal = try terminal()
    try await terminal.waitFor("● epoch")
    terminal.send("2/toy")
    try await terminal.waitFor("toy")
    // It ends the search: the digit goes to a screen, and is no part of a title.
    terminal.send("\u{1B}")
    terminal.send("3")
    let frames = try await terminal.waitFor("[3 Users]")
    #expect(!frames.contains("\u{1B}[?2026h"))
    try await quit(terminal)
  }

  @Test func `A theme that was chosen is not asked for, on the command line or in the settings`()
    async throws
  {
    let terminal = try terminal(["--theme", "marquee-dark"])
    let asked = try await terminal.waitFor(Self.lastQuestion)
    #expect(asked.contains(Self.frameQuestion) && !asked.contains(Self.colourQuestion))
    try await quit(terminal)
    let again = try self.terminal(["--theme", "auto"])
    try await again.waitFor(Self.colourQuestion)
    try await quit(again)
  }

  @Test func `GNU screen is not asked for its colour, and tmux is`() async throws {
    for (variables, isAsked) in [([:], false), (["TMUX": "/tmp/tmux,1,0"], true)] {
      let terminal = try PlayedTerminal(
        ["/usr/bin/env", "TERM=screen-256color"] + Dashboard.command(Dashboard.endless),
        environment: [
          "PATH": "/usr/bin:/bin", "HOME": home.path, "LC_ALL": "C.UTF-8",
        ].merging(variables) { $1 })
      let asked = try await terminal.waitFor(Self.lastQuestion)
      #expect(asked.contains(Self.colourQuestion) == isAsked)
      try await quit(terminal)
    }
  }

  @Test func `Frames stand between brackets where the terminal knows them, with all their bytes`()
    async throws
  {
    let terminal = try terminal(["--theme", "marquee-dark"])
    try await terminal.waitFor(Self.lastQuestion)
    terminal.send(Self.frameAnswer + Self.lastAnswer)
    try await terminal.waitFor("\u{1B}[?2026h")
    var between = ""
    for _ in 0..<20 {
      #expect(try await terminal.waitFor("\u{1B}[?2026l").contains("\u{1B}["))
      between += try await terminal.waitFor("\u{1B}[?2026h").dropLast(8)
    }
    // Between two frames nothing is sent.
    #expect(between == "")
    terminal.send("qy")
    let end = try await terminal.end()
    #expect(end.status == "0")
  }

  @Test func `An answer after the end of the program does not end on the prompt`() async throws {
    try DurableFile.replace(
      home.path + "/.config/marquee/config.yaml", with: Array("ask_before_quitting: off".utf8))
    let terminal = try terminal()
    try await terminal.waitFor(Self.lastQuestion)
    terminal.send("q")
    try await Task.sleep(for: .milliseconds(20))
    terminal.send(Self.lightAnswer + Self.frameAnswer + Self.lastAnswer)
    let end = try await terminal.end()
    #expect(end.left == "")
  }
}
