import Glibc
import Subprocess

/// A program in a real terminal: a tmux server of its own with one pane.
///
///     try await Tmux.run(["/bin/sh", "-c", "read line"], columns: 80, rows: 24) { tmux in
///       try await tmux.type("toy")
///       try await tmux.waitFor("the letters") { $0.contains("toy") }
///     }
///
/// Nothing sleeps for a fixed time: every wait is for a condition, with a deadline, and one that is
/// missed throws an error that shows the screen.
struct Tmux: Sendable {
  /// What stands between the terminal and the program: says its process and its exit status.
  let stage: Stage
  private let socket: String

  /// Runs `command` in a terminal while `body` drives it, and ends both whatever happens.
  ///
  /// - Parameters:
  ///   - command: the program's path, and its arguments.
  ///   - term: what the program finds in `TERM`.
  ///   - environment: variables besides `PATH`, `HOME` (an empty folder), `LC_ALL` (UTF-8) and
  ///     `TERM`; they win.
  static func run<Result>(
    _ command: [String], columns: Int = 120, rows: Int = 36, term: String = "tmux-256color",
    environment: [String: String] = [:], _ body: (Tmux) async throws -> Result
  ) async throws -> Result {
    let stage = try Stage()
    let tmux = Tmux(stage: stage, socket: stage.folder + "/tmux")
    do {
      try await tmux.start(
        command, columns: columns, rows: rows,
        environment: ["TERM": term].merging(environment) { $1 }
      )
      let result = try await body(tmux)
      await tmux.stop()
      return result
    } catch {
      await tmux.stop()
      throw error
    }
  }

  /// Whether these tests can run at all.
  static let isInstalled = (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin")
    .split(separator: ":").contains { access("\($0)/tmux", X_OK) == 0 }

  /// Asks the server; what it prints is the answer.
  @discardableResult
  func ask(_ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name("tmux"), arguments: Arguments(["-S", socket, "-f", "/dev/null"] + arguments),
      environment: .inherit.updating(["LC_ALL": "C.UTF-8", "TMUX": ""]),
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 16))
    guard result.terminationStatus == .exited(0) else {
      let words = result.standardError + result.standardOutput
      throw TmuxError.refused("\(words)\(result.terminationStatus)", arguments: arguments)
    }
    return result.standardOutput
  }

  /// A format of tmux' own for the pane: `#{cursor_flag}`.
  func ask(format: String) async throws -> String {
    let answer = try await ask(["display-message", "-p", format])
    return answer.last == "\n" ? String(answer.dropLast()) : answer
  }

  private func start(
    _ command: [String], columns: Int, rows: Int, environment: [String: String]
  ) async throws {
    let options = [
      "set-option", "-g", "status", "off", ";", "set-option", "-g", "history-limit", "2000", ";",
    ]
    let session = ["new-session", "-d", "-x", String(columns), "-y", String(rows)]
    try await ask(options + session + stage.command(running: command, environment: environment))
    // From here on, keys and signals are the program's, not those of the shell that starts it.
    try await waitForStart()
  }

  private func stop() async {
    _ = try? await ask(["kill-server"])
    stage.remove()
  }
}

/// Why a terminal's story didn't go on.
enum TmuxError: Error, CustomStringConvertible {
  /// tmux didn't do as it was told: its words, and what it was told.
  case refused(String, arguments: [String])
  /// A condition didn't come true in time: its name, and the screen then.
  case timedOut(String, screen: [String])
  /// A product of this package isn't built where the tests are.
  case noProduct(String)
  /// A call to the system failed: its name and errno.
  case systemCall(String, Int32)

  var description: String {
    switch self {
    case .refused(let words, let arguments):
      "tmux says «\(words)» to \(arguments.joined(separator: " "))"
    case .timedOut(let condition, let screen):
      "waited in vain for \(condition); the screen shows\n"
        + screen.map { "  │\($0)" }.joined(separator: "\n")
    case .noProduct(let name):
      "\(name) is not built beside the tests"
    case .systemCall(let name, let number):
      "\(name) failed with errno \(number)"
    }
  }
}
