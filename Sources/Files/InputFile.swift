import SystemPackage

/// A file that is open to be read, and closed when its owner goes.
package struct InputFile: ~Copyable {
  package let path: String
  package let descriptor: FileDescriptor
  /// Bytes that it had when it was opened.
  package let size: Int

  /// Opens a regular file.
  ///
  /// - Throws: `.noFile` for devices, pipes and sockets, which are not even opened: a pipe would be
  ///   waited for, and some devices do things when they are opened.
  package init(_ path: String) throws(FileFailure) {
    guard FileKind(at: path) != .special else { throw .noFile(path: path) }
    let descriptor = try FileFailure.naming(path) {
      try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    }
    do throws(FileFailure) {
      self.size = try Self.size(of: descriptor, path)
    } catch {
      try? descriptor.close()
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { try? descriptor.close() }

  /// Fills a buffer from a place in the file; fewer bytes than it takes are there only at the end.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileFailure) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try FileFailure.naming(path) {
        try descriptor.read(
          fromAbsoluteOffset: Int64(offset + filled),
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// The bytes from one place in the file to another, or to its end.
  package func bytes(_ range: Range<Int>) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    // Never more memory than the file has bytes, whatever is asked for.
    let count = max(0, min(range.upperBound, size) - range.lowerBound)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(FileFailure) {
        filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether a file starts with one of these, by which formats are known.
  package static func begins(
    _ path: String, withOneOf starts: [[UInt8]]
  ) throws(FileFailure) -> Bool {
    let longest = starts.map(\.count).max() ?? 0
    let start = try InputFile(path).bytes(0..<longest)
    return starts.contains { start.starts(with: $0) }
  }

  /// All bytes of a file, if they are no more than a limit.
  package static func contents(
    of path: String, atMost limit: Int = .max
  ) throws(FileFailure) -> [UInt8] {
    let file = try InputFile(path)
    guard file.size <= limit else { throw .tooLong(path: path, limit: limit) }
    return try file.bytes(0..<file.size)
  }

  private static func size(
    of descriptor: FileDescriptor, _ path: String
  ) throws(FileFailure) -> Int {
    let status = try FileFailure.naming(path) { try descriptor.stat() }
    switch FileKind(status) {
    case .file: return Int(status.size)
    case .folder: throw .system(path: path, code: Errno.isDirectory.rawValue)
    case .special: throw .noFile(path: path)
    }
  }
}

extension InputFile {
  private static let piece = 1 << 20

  /// Whether two files have the same bytes.
  package static func haveSameBytes(_ first: String, _ second: String) throws(FileFailure) -> Bool {
    let first = try InputFile(first)
    let second = try InputFile(second)
    guard first.size == second.size else { return false }
    var start = 0
    while start < first.size {
      let range = start..<start + piece
      let bytes = try first.bytes(range)
      // What was cut short meanwhile has no bytes there.
      guard !bytes.isEmpty, try second.bytes(range) == bytes else { return false }
      start += bytes.count
    }
    return true
  }
}
