#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whole files, read and replaced in one piece.
package enum DurableFile {
  /// All bytes of a file.
  package static func contents(of path: String) throws(FileFailure) -> [UInt8] {
    let file = try openFile(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { readChunk(file, $0) }
      guard count >= 0 else { throw .system(path: path, code: errno) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes a file so that its name shows either all of the new bytes or what it showed before, even
  /// if the disk fills or the power goes: a temporary name beside it, synced, then renamed.
  ///
  /// Links are followed, and what is no regular file stays what it is (see `destination`).
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    try put(bytes, at: destination(of: path), calledBy: path)
  }

  /// The same, without a look at what stands there.
  static func put(
    _ bytes: [UInt8], at destination: String, calledBy path: String
  ) throws(FileFailure) {
    let (file, temporary) = try openTemporary(beside: destination)
    do throws(FileFailure) {
      try fill(file, with: bytes, path: path)
      guard rename(temporary, destination) == 0 else { throw .system(path: path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    syncFolder(of: destination)
  }

  /// The file that writing to a path would create or replace, its links followed.
  ///
  /// - Throws: `FileFailure` where anything but a regular file stands there: a rename would put a
  ///   plain file in the place of a device such as `/dev/null`.
  package static func destination(of path: String) throws(FileFailure) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard !path.isEmpty, errno == ENOENT else { throw .system(path: path, code: errno) }
      guard lstat(path, &status) != 0 else { throw .obstructed(path: path, by: .brokenLink) }
      return path
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .system(path: path, code: EISDIR)
    default: throw .obstructed(path: path, by: .special)
    }
    guard let resolved = realpath(path, nil) else { throw .system(path: path, code: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A new file under a name that nothing bears: never one that somebody else put there.
  private static func openTemporary(
    beside path: String
  ) throws(FileFailure) -> (file: Int32, name: String) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var attempt = 0
    while true {
      let name = "\(path).\(getpid())-\(attempt).partial"
      do throws(FileFailure) {
        return (try openFile(name, flags), name)
      } catch .system(_, EEXIST) where attempt < 100 {
        // Left by a process of the same number that was killed.
        attempt += 1
      } catch .system(_, let code) {
        throw .system(path: path, code: code)
      }
    }
  }

  /// Writes, syncs and closes.
  private static func fill(
    _ file: Int32, with bytes: [UInt8], path: String
  ) throws(FileFailure) {
    let code = bytes.withUnsafeBytes { writeAll($0, to: file) }
    // close reports what a network file system noticed late.
    let closed = close(file) == 0 ? 0 : errno
    let failure = code != 0 ? code : closed
    guard failure == 0 else { throw .system(path: path, code: failure) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(file, part.baseAddress, part.count)
      if count < 0 {
        guard errno == EINTR else { return errno }
        continue
      }
      rest = rest.dropFirst(count)
    }
    return fsync(file) == 0 ? 0 : errno
  }

  /// Makes the new name itself last; a file system that cannot do so has said all it will.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let file = try? openFile(folder, O_RDONLY | O_CLOEXEC) else { return }
    fsync(file)
    close(file)
  }

  private static func openFile(_ path: String, _ flags: Int32) throws(FileFailure) -> Int32 {
    while true {
      let file = open(path, flags, 0o666)
      if file >= 0 { return file }
      guard errno == EINTR else { throw .system(path: path, code: errno) }
    }
  }

  private static func readChunk(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
