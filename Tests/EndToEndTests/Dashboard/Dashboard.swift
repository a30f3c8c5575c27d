import Testing

/// The dashboard as tests start it.
enum Dashboard {
  /// Training that no test outlives.
  static let endless = ["--epochs", "1000000", "--patience", "1000000"]

  static func command(_ arguments: [String] = []) throws -> [String] {
    [try Product.path("marquee")] + arguments
  }

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
