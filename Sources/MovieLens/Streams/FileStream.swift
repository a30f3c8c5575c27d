#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file, a pipe or standard input, read piece by piece.
///
/// Read and not mapped: a program that shortens a mapped file ends its readers by SIGBUS, and pieces
/// that fit a cache are read as fast as pages are faulted in.
final class FileStream: ByteStream {
  let size: Int?
  private let path: String
  private let descriptor: Int32
  private let isOwned: Bool
  private let start: stat
  private var position = 0
  private var isAtEnd = false

  /// - Parameter path: a regular file's, a pipe's or a device's.
  init(path: String) throws(LoadError) {
    descriptor = File.descriptor(path)
    guard descriptor >= 0 else { throw File.openingFailed(path, errno) }
    isOwned = true
    self.path = path
    (start, size) = try Self.look(at: descriptor, path)
  }

  /// Reads standard input, which stays open.
  init(standardInput name: String) throws(LoadError) {
    descriptor = STDIN_FILENO
    isOwned = false
    path = name
    (start, size) = try Self.look(at: descriptor, path)
  }

  deinit { if isOwned { close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    guard !isAtEnd, buffer.count > 0 else { return 0 }
    while true {
      let count = systemRead(descriptor, buffer)
      if count > 0 {
        position += count
        return count
      }
      if count == 0 {
        isAtEnd = true
        try checkUnchanged()
        return 0
      }
      guard errno == EINTR else { throw .readFailed(path: path, reason: File.words(errno)) }
    }
  }

  /// A file that somebody wrote to meanwhile is neither what it was nor what it will be.
  private func checkUnchanged() throws(LoadError) {
    guard let size else { return }
    let (now, _) = try Self.look(at: descriptor, path)
    let newSize = position < size ? position : Int(now.st_size)
    guard newSize == size else {
      throw .changed(path: path, was: size, isNow: newSize)
    }
    guard now.modified == start.modified else {
      throw .changed(path: path, was: size, isNow: size)
    }
  }

  private static func look(
    at descriptor: Int32, _ path: String
  ) throws(LoadError) -> (stat, size: Int?) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .readFailed(path: path, reason: File.words(errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .unsupportedFile(path: path, kind: "a folder")
    // What the kernel makes up as it is read says that it has no bytes.
    case S_IFREG: return (status, status.st_size > 0 ? Int(status.st_size) : nil)
    default: return (status, nil)
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

extension stat {
  /// When the contents last changed, in nanoseconds.
  fileprivate var modified: Int {
    #if canImport(Darwin)
      st_mtimespec.tv_sec * 1_000_000_000 + st_mtimespec.tv_nsec
    #else
      st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec
    #endif
  }
}
