import Concurrency
import Glibc
import Subprocess
import SystemPackage

/// How long a person waits for the dashboard: from starting the program to its first whole frame.
///
/// The program is started anew in a terminal of its own making (a pty of 120 × 36), and what it sends is
/// read until the footer, the last line to be painted, is there.
enum FirstFrame {
  /// A word of the footer that nothing above it contains.
  private static let sign = Array("quit".utf8)
  /// A program that has shown nothing for so long shows nothing.
  private static let patience: Int32 = 5_000

  /// The least of some starts, on the embedded ratings; nil where there is no pty.
  static func seconds(starts: Int) -> Double? {
    (0..<starts).compactMap { _ in start() }.min()
  }

  private static func start() -> Double? {
    var own: Int32 = -1
    var its: Int32 = -1
    var size = winsize(ws_row: 36, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&own, &its, nil, nil, &size) == 0 else { return nil }
    // The child has no business with our end: while it held it, its terminal would never hang up.
    _ = fcntl(own, F_SETFD, FD_CLOEXEC)
    return AwaitedTask { [own, its] in
      try? await start(on: FileDescriptor(rawValue: its), readBy: FileDescriptor(rawValue: own))
    }.value()
  }

  private static func start(
    on terminal: FileDescriptor, readBy own: FileDescriptor
  ) async throws -> Double? {
    let begin = ContinuousClock.now
    let result = try await Subprocess.run(
      .path("/proc/self/exe"),
      environment: .custom(["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]),
      input: .fileDescriptor(terminal, closeAfterSpawningProcess: false),
      output: .fileDescriptor(terminal, closeAfterSpawningProcess: false),
      error: .fileDescriptor(terminal, closeAfterSpawningProcess: true)
    ) { program in
      defer {
        // In this order: a child that still writes to a terminal that nobody reads would never end.
        try? program.send(signal: .terminate)
        try? own.close()
      }
      return waitForSign(on: own.rawValue) ? begin.duration(to: .now).inSeconds : nil
    }
    return result.closureResult
  }

  private static func waitForSign(on terminal: Int32) -> Bool {
    var seen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var entry = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, patience) > 0 {
      let count = read(terminal, &buffer, buffer.count)
      guard count > 0 else { return false }
      seen += buffer[..<count]
      if contains(seen, sign) { return true }
    }
    return false
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }
}
