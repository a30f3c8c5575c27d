import CFiles
import Glibc
import SystemPackage

// What swift-system has no words for yet, each a call of the C library.

/// `errno`, as the call before left it.
var lastCode: Int32 { errno }

/// Gives a file a new name, in the place of what bears it.
func rename(_ old: String, to new: String) throws(Errno) {
  guard rename(old, new) == 0 else { throw Errno(rawValue: errno) }
}

/// Gives each of two files or folders the other's name, at once.
func exchange(_ first: String, with second: String) throws(Errno) {
  guard cfiles_exchange(first, second) == 0 else { throw Errno(rawValue: errno) }
}

/// Takes a file, or a link itself, off the disk.
func remove(file path: String) throws(Errno) {
  guard unlink(path) == 0 else { throw Errno(rawValue: errno) }
}

/// Takes a folder off the disk that has nothing in it.
func remove(emptyFolder path: String) throws(Errno) {
  guard rmdir(path) == 0 else { throw Errno(rawValue: errno) }
}

/// A path without links, from the root; nil where that cannot be found out.
func resolved(_ path: String) throws(Errno) -> String {
  guard let resolved = realpath(path, nil) else { throw Errno(rawValue: errno) }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// What a program is given to read.
package enum StandardInput {
  /// Whether a person would have to type it.
  package static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}

extension FileDescriptor {
  /// Waits until all that was written is on the disk.
  func sync() throws(Errno) {
    guard fsync(rawValue) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Takes the lock of an open file; false where another process has it.
  ///
  /// Where a file system knows no locks nobody has one, and whoever asks is let through.
  func lock() throws(Errno) -> Bool {
    guard flock(rawValue, LOCK_EX | LOCK_NB) != 0 else { return true }
    switch errno {
    case EWOULDBLOCK: return false
    case ENOSYS, ENOTSUP, ENOLCK: return true
    default: throw Errno(rawValue: errno)
    }
  }

  /// Gives the lock back, for all who have the file open from the same opening.
  func unlock() { flock(rawValue, LOCK_UN) }
}

/// Room on a disk.
package enum FreeSpace {
  /// Bytes that this user may still write where a path is, which must be there; nil where the file
  /// system does not say.
  package static func bytes(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let (bytes, isTooLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return isTooLarge ? .max : Int(clamping: bytes)
  }
}
