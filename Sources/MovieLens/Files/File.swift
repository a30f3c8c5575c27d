#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What this module asks of the file system.
enum File {
  enum Kind {
    case folder
    case file
    /// A device, a pipe, a socket.
    case other
  }

  /// What stands at a path; nil where nothing does, or nothing that may be looked at.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// The same where there has to be something.
  static func existing(_ path: String) throws(LoadError) -> Kind {
    guard let kind = kind(of: path) else { throw openingFailed(path, errno) }
    return kind
  }

  /// Whether a person would have to type the ratings.
  static var isStandardInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether a file starts with these bytes.
  static func begins(_ path: String, with bytes: [UInt8]) throws(LoadError) -> Bool {
    let descriptor = Self.descriptor(path)
    guard descriptor >= 0 else { throw openingFailed(path, errno) }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: bytes.count)
    let count = pread(descriptor, &start, start.count, 0)
    guard count >= 0 else { throw .readFailed(path: path, reason: words(errno)) }
    return start == bytes
  }

  /// Opens a file to read it; −1 and `errno` where that fails.
  static func descriptor(_ path: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #else
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  static func openingFailed(_ path: String, _ code: Int32) -> LoadError {
    switch code {
    case ENOENT, ENOTDIR: .noSuchInput(path: path)
    case EACCES, EPERM, ELOOP, ENAMETOOLONG: .notReadable(path: path, reason: words(code))
    default: .readFailed(path: path, reason: words(code))
    }
  }

  /// The system's words for an error number.
  static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// What stands behind the last slash.
  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The last component of a path as the file system knows it: the folder's name for `.`.
  static func name(of path: String) -> String {
    var full = path
    if let resolved = realpath(path, nil) {
      full = String(cString: resolved)
      free(resolved)
    }
    return full.split(separator: "/").last.map(String.init) ?? full
  }
}
