#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file of the file system, mapped into memory: read as far as it is touched, copied nowhere.
final class MappedFile {
  let bytes: UnsafeBufferPointer<UInt8>

  init(path: String) throws(LoadError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw File.openingFailed(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .readFailed(path: path, reason: File.words(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unsupportedFile(path: path) }
    guard status.st_size > 0 else {
      bytes = UnsafeBufferPointer(start: nil, count: 0)
      return
    }
    let size = Int(status.st_size)
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, Int(bitPattern: address) != -1 else {
      throw .readFailed(path: path, reason: File.words(errno))
    }
    // One pass from front to back: let the kernel read ahead. Advice only, so its answer is moot.
    _ = madvise(address, size, MADV_SEQUENTIAL)
    _ = madvise(address, size, MADV_WILLNEED)
    bytes = UnsafeBufferPointer(start: address.assumingMemoryBound(to: UInt8.self), count: size)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
