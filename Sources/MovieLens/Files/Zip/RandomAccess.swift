#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Bytes that are read at any place.
protocol RandomAccess {
  var size: Int { get }

  /// Reads at a place as far as the buffer goes; less only where the file ends before.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int
}

extension RandomAccess {
  /// A stretch of bytes, all of it.
  ///
  /// - Throws: `ArchiveFault.truncated` where the file has fewer.
  func bytes(at offset: Int, count: Int) throws(ZipFailure) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
      throw .fault(.truncated)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    do {
      filled = try bytes.withUnsafeMutableBytes { try read(at: offset, into: $0) }
    } catch let error as LoadError {
      throw .file(error)
    } catch {
      throw .fault(.truncated)
    }
    guard filled == count else { throw .fault(.truncated) }
    return bytes
  }
}

/// A regular file.
final class RandomAccessFile: RandomAccess {
  let size: Int
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(LoadError) {
    self.path = path
    descriptor = File.descriptor(path)
    guard descriptor >= 0 else { throw File.openingFailed(path, errno) }
    var status = stat()
    // What cannot be looked at turns out to have nothing to read.
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  deinit { close(descriptor) }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
      guard count >= 0 || errno == EINTR else {
        throw .readFailed(path: path, reason: File.words(errno))
      }
      guard count != 0 else { break }
      filled += max(0, count)
    }
    return filled
  }
}
