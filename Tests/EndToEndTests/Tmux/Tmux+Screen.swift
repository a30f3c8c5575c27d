extension Tmux {
  /// How the terminal stands, apart from what is written on it.
  struct Flags: Hashable, Sendable, CustomStringConvertible {
    var showsCursor: Bool
    var isAlternateScreen: Bool
    var reportsMouse: Bool

    /// As a shell has it.
    static let plain = Flags(showsCursor: true, isAlternateScreen: false, reportsMouse: false)
    /// As a full-screen program with a mouse has it.
    static let fullScreen = Flags(showsCursor: false, isAlternateScreen: true, reportsMouse: true)

    var description: String {
      "cursor \(showsCursor ? "shown" : "hidden"), "
        + "\(isAlternateScreen ? "alternate" : "main") screen, mouse \(reportsMouse ? "on" : "off")"
    }
  }

  /// The rows of the screen, without the spaces at their ends.
  func screen() async throws -> [String] {
    Self.rows(of: try await ask(["capture-pane", "-p"]))
  }

  /// The rows with colours and the like as escape sequences.
  func styledScreen() async throws -> [String] {
    Self.rows(of: try await ask(["capture-pane", "-p", "-e"]))
  }

  func flags() async throws -> Flags {
    let answer = try await ask(format: "#{cursor_flag} #{alternate_on} #{mouse_any_flag}")
    let flags = answer.split(separator: " ").map { $0 == "1" }
    guard flags.count == 3 else { throw TmuxError.refused(answer, arguments: ["display-message"]) }
    return Flags(showsCursor: flags[0], isAlternateScreen: flags[1], reportsMouse: flags[2])
  }

  /// The terminal's modes as `stty -a` has them, asked from outside.
  ///
  /// The window's size is left out, so that a resize changes nothing.
  func modes() async throws -> String {
    let device = try await ask(format: "#{pane_tty}")
    return Self.withoutSize(try await Self.output(of: "stty", ["-a", "-F", device]))
  }

  /// The modes before the program began.
  var modesBefore: String { Self.withoutSize(stage.modes ?? "") }

  private static func withoutSize(_ modes: String) -> String {
    modes.split(separator: ";")
      .filter { !$0.contains("rows") && !$0.contains("columns") }.joined(separator: ";")
  }

  private static func rows(of text: String) -> [String] {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }
}

extension [String] {
  /// Whether any row holds a text.
  func contains(_ text: String) -> Bool { contains { $0.contains(text) } }
}
