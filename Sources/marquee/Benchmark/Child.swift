#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A process that is started to be timed.
enum Child {
  /// Runs a command, its output thrown away, to its end; false where it cannot be started or fails.
  static func run(_ command: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    let arguments = command.map { strdup($0) }
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, command[0], &actions, nil, arguments + [nil], environ) == 0 else {
      return false
    }
    return status(of: process) == 0
  }

  /// Waits for a process to end.
  ///
  /// - Returns: its status as `waitpid` has it.
  @discardableResult
  static func status(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
