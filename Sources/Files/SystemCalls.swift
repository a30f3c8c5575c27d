import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// What swift-system has no words for yet, each a call of the C library.

/// `errno`, as the call before left it.
var lastCode: Int32 { errno }

/// Gives a file a new name, in the place of what bears it.
func rename(_ old: String, to new: String) throws(Errno) {
  guard rename(old, new) == 0 else { throw Errno(rawValue: errno) }
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
}
