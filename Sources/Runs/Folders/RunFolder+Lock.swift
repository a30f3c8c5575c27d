import Files
import Glibc

/// One program at a time trains a run: the lock lies on its file of events.
extension RunFolder {
  /// - Throws: `.inUse` where another program has it.
  func lock() throws -> LockedFile {
    // Whoever lists the runs looks at the lock by taking it for a moment.
    for _ in 0..<5 {
      if let file = try LockedFile(eventsPath) { return file }
      usleep(10_000)
    }
    throw RunFolderError.inUse(path: path)
  }

  /// Whether a program trains it now.
  public var isLocked: Bool {
    guard FileKind(at: eventsPath) == .file else { return false }
    do {
      return try LockedFile(eventsPath) == nil
    } catch {
      // Who may not write there cannot tell, and whoever trains it holds no one up who does not.
      return false
    }
  }
}
