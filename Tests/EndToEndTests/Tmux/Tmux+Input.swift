import Subprocess

extension Tmux {
  /// Presses keys, in tmux' words for them: `Enter`, `C-c`, `PageDown`, `j`.
  func press(_ keys: String...) async throws { try await ask(["send-keys"] + keys) }

  /// Types text, letter by letter.
  func type(_ text: String) async throws { try await ask(["send-keys", "-l", text]) }

  /// Sends bytes as a terminal would.
  func send(_ bytes: some Sequence<UInt8>) async throws {
    let digits = bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    try await ask(["send-keys", "-H"] + digits)
  }

  /// Pastes text as a terminal does for a program that asked for brackets around it.
  func paste(_ text: String) async throws { try await send("\u{1B}[200~\(text)\u{1B}[201~".utf8) }

  /// Clicks on a cell, counted from 0.
  func click(x: Int, y: Int) async throws {
    try await mouse(button: 0, x: x, y: y, final: "M")
    try await mouse(button: 0, x: x, y: y, final: "m")
  }

  /// Turns the wheel over a cell, a notch up or down.
  func wheel(up: Bool, x: Int, y: Int) async throws {
    try await mouse(button: up ? 64 : 65, x: x, y: y, final: "M")
  }

  func resize(columns: Int, rows: Int) async throws {
    try await ask(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// Closes the window, as a person does with a mouse.
  func closeWindow() async throws { try await ask(["kill-server"]) }

  /// The SGR report, which xterm calls mode 1006.
  private func mouse(button: Int, x: Int, y: Int, final: String) async throws {
    try await send("\u{1B}[<\(button);\(x + 1);\(y + 1)\(final)".utf8)
  }

  static func output(of program: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name(program), arguments: Arguments(arguments), output: .string(limit: 1 << 20))
    return result.standardOutput
  }
}
