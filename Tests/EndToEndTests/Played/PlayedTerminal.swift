import Glibc

/// A terminal that a test plays: it reads every byte that the program sends, and answers what and when it likes. After the
/// program a shell of a kind goes on in it, which says all that was left to read.
///
/// Nothing sleeps for a fixed time but where a test wants a terminal that is slow.
final class PlayedTerminal {
  private let master: Int32
  private let process: pid_t
  /// All that the program has sent.
  private(set) var output: [UInt8] = []

  /// What the shell says when the program has ended, with its exit status.
  private static let ended = "ended:"
  /// What the shell says after what was left to read.
  private static let rest = "rest:"

  // Swift imports neither: ioctl_tty(2), TIOCSPTLCK and TIOCGPTN, and <spawn.h>.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let sessionOfItsOwn: Int16 = 0x80

  /// - Parameter environment: all that there is, but for `TERM`, which is xterm's.
  init(_ command: [String], environment: [String: String]) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, Self.setLock, &locked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw TmuxError.systemCall("ptmx", errno) }
    var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    // What the program left unread is read with a deadline, character by character.
    let script = """
      "$0" "$@"
      status=$?
      stty -icanon -echo min 0 time 5
      echo "\(Self.ended)$status"
      left=$(dd bs=1 count=400 2>/dev/null | od -An -c)
      echo "\(Self.rest)$left."
      """
    process = try Self.spawn(
      ["/bin/sh", "-c", script] + command, on: "/dev/pts/\(number)",
      environment.merging(["TERM": "xterm-256color"]) { $1 })
  }

  deinit {
    kill(-process, SIGKILL)
    close(master)
    waitpid(process, nil, 0)
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Sends a text piece by piece. No other test comes between two pieces: an escape that stays alone is a key.
  func send(slowly pieces: [String]) {
    for piece in pieces {
      send(piece)
      usleep(40_000)
    }
  }

  /// Waits until the program has sent something.
  ///
  /// - Returns: all that was sent up to the end of that, since the last call.
  @discardableResult
  func waitFor(_ text: String) async throws -> String {
    let wanted = Array(text.utf8)
    let deadline = ContinuousClock.now + Tmux.patience
    var looksInVain = 0
    var searched = 0
    while true {
      if let range = output[searched...].firstRange(of: wanted) {
        defer { output.removeSubrange(..<range.upperBound) }
        return String(decoding: output[..<range.upperBound], as: UTF8.self)
      }
      searched = max(searched, output.count - wanted.count + 1)
      if receive() {
        looksInVain = 0
        continue
      }
      looksInVain += 1
      // Beside tests that keep every thread busy, time passes in which nobody looks.
      guard ContinuousClock.now < deadline || looksInVain < 100 else {
        throw TmuxError.timedOut(
          "«\(text)» from the program",
          screen: [String(decoding: output.suffix(2000), as: UTF8.self)])
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: its exit status, and what of what was sent to it a shell would have read, as `od -c` has it.
  func end() async throws -> (status: String, left: String) {
    try await waitFor(Self.ended)
    let status = try await waitFor("\r\n").dropLast()
    try await waitFor(Self.rest)
    return (String(status.filter(\.isNumber)), String(try await waitFor(".").dropLast()))
  }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    if count > 0 { output += buffer[..<count] }
    return count > 0
  }

  /// In a session of its own, whose terminal is the one of that name.
  private static func spawn(
    _ command: [String], on terminal: String, _ environment: [String: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, sessionOfItsOwn)
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, command[0], &actions, &attributes, words, variables)
    guard problem == 0 else { throw TmuxError.systemCall("posix_spawn", problem) }
    return process
  }
}
