#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file of the file system, read into memory in one piece.
///
/// Read and not mapped: a program that shortens a mapped file ends its readers by SIGBUS.
final class FileContents {
  let bytes: UnsafeBufferPointer<UInt8>

  init(path: String) throws(LoadError) {
    let descriptor = File.descriptor(path)
    guard descriptor >= 0 else { throw File.openingFailed(path, errno) }
    defer { close(descriptor) }
    let size = try Self.size(of: descriptor, path)
    guard size > 0 else {
      bytes = UnsafeBufferPointer(start: nil, count: 0)
      return
    }
    bytes = UnsafeBufferPointer(try Self.contents(size, from: descriptor, path))
  }

  deinit { free(UnsafeMutablePointer(mutating: bytes.baseAddress)) }

  /// The bytes of a file that is said to have so many; the caller frees them.
  static func contents(
    _ size: Int, from descriptor: Int32, _ path: String
  ) throws(LoadError) -> UnsafeMutableBufferPointer<UInt8> {
    guard let memory = malloc(size) else {
      throw .readFailed(path: path, reason: File.words(ENOMEM))
    }
    do throws(LoadError) {
      var filled = 0
      while filled < size {
        let count = read(descriptor, memory + filled, size - filled)
        guard count >= 0 || errno == EINTR else {
          throw .readFailed(path: path, reason: File.words(errno))
        }
        guard count != 0 else { break }
        filled += max(0, count)
      }
      let now = filled < size ? filled : try Self.size(of: descriptor, path)
      guard now == size else {
        throw .readFailed(
          path: path,
          reason: "it went from \(size) to \(now) bytes while it was read; wait for the program"
            + " that writes to it")
      }
    } catch {
      free(memory)
      throw error
    }
    return UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: UInt8.self, capacity: size), count: size)
  }

  private static func size(of descriptor: Int32, _ path: String) throws(LoadError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .readFailed(path: path, reason: File.words(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unsupportedFile(path: path) }
    return Int(status.st_size)
  }
}
