import Glibc

/// What the system must allow for the program to work at all.
enum SystemLimits {
  /// Handles of files and pipes that a command may need at the same time.
  private static let handles = 16

  /// Dispatch ends a program by a trap that cannot have a handle for its events, so this is found out first.
  ///
  /// - Throws: `Failure.tooFewHandles`.
  static func check() throws(Failure) {
    var opened: [Int32] = []
    defer { opened.forEach { close($0) } }
    while opened.count < handles {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .tooFewHandles(code: errno, needed: handles) }
      opened.append(descriptor)
    }
  }
}
