import Testing

/// The dashboard as tests start it.
enum Dashboard {
  /// Training that no test outlives.
  static let endless = ["--epochs", "1000000", "--patience", "1000000"]

  /// At full speed: whoever says anything of the training is not told a story.
  static func command(_ arguments: [String] = []) throws -> [String] {
    let isOfRuns = ["--seed", "--resume", "watch", "open"].contains { arguments.contains($0) }
    return [try Product.path("marquee")] + arguments + (isOfRuns ? [] : ["--seed", "1"])
  }

  /// As a person starts it for the first time.
  static func firstStart() throws -> [String] { [try Product.path("marquee")] }

  /// Runs a dashboard that starts when the terminal's modes have been noted; in the end they must be the
  /// same again.
  static func leavingNoTrace(
    _ arguments: [String] = [], environment: [String: String] = [:],
    _ body: (Tmux) async throws -> Void
  ) async throws {
    let afterEnter = ["/bin/sh", "-c", #"echo ready; read start; exec "$0" "$@""#]
    try await Tmux.run(afterEnter + command(arguments), environment: environment) { tmux in
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
}
