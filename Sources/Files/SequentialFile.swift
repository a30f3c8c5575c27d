import SystemPackage

/// A file, a device or a pipe that is read from its start to its end, piece by piece.
package struct SequentialFile: ~Copyable {
  package let path: String
  /// Bytes that it had when it was opened; nil of what has no size beforehand, such as a pipe.
  package let size: Int?
  private let descriptor: FileDescriptor
  private let isOwned: Bool
  private let start: Stat
  private var position = 0

  /// Opens what stands at a path; a pipe is waited for until somebody writes to it.
  package init(_ path: String) throws(FileFailure) {
    let descriptor = try FileFailure.naming(path) {
      try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    }
    let start: Stat
    do throws(FileFailure) {
      start = try Self.look(at: descriptor, path)
    } catch {
      try? descriptor.close()
      throw error
    }
    self.init(descriptor, isOwned: true, start, path)
  }

  /// Standard input, which stays open.
  ///
  /// - Parameter name: what errors call it.
  package static func standardInput(called name: String) throws(FileFailure) -> SequentialFile {
    let start = try look(at: .standardInput, name)
    return SequentialFile(.standardInput, isOwned: false, start, name)
  }

  private init(_ descriptor: FileDescriptor, isOwned: Bool, _ start: Stat, _ path: String) {
    self.path = path
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.start = start
    // What the kernel makes up as it is read says that it has no bytes.
    size = start.type == .regular && start.size > 0 ? Int(start.size) : nil
  }

  private static func look(
    at descriptor: FileDescriptor, _ path: String
  ) throws(FileFailure) -> Stat {
    let status = try FileFailure.naming(path) { try descriptor.stat() }
    guard status.type != .directory else {
      throw .system(path: path, code: Errno.isDirectory.rawValue)
    }
    return status
  }

  deinit { if isOwned { try? descriptor.close() } }

  /// Whether the file is still the one at a path, and as long as what was read of it: it was not replaced, nor cut short.
  package func isStill(at path: String) throws(FileFailure) -> Bool {
    let own = try FileFailure.naming(self.path) { try descriptor.stat() }
    guard let named = try? Stat(FilePath(path)) else { return true }
    return named.inode == own.inode && named.deviceID == own.deviceID
      && (own.type != .regular || Int(own.size) >= position)
  }

  /// Fills a buffer from its start and says how far; 0 at the end and only there.
  package mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Int {
    let count = try FileFailure.naming(path) { try descriptor.read(into: buffer) }
    position += count
    return count
  }

  /// The size that a file has now, where somebody wrote to it since it was opened; nil where all is
  /// as it was.
  ///
  /// Asked at the end: what was read of such a file is neither what it was nor what it will be.
  package func sizeAfterChange() throws(FileFailure) -> Int? {
    guard let size else { return nil }
    let now = try FileFailure.naming(path) { try descriptor.stat() }
    if position < size { return position }
    let isSame =
      Int(now.size) == size && now.st_mtim.tv_sec == start.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == start.st_mtim.tv_nsec
    return isSame ? nil : Int(now.size)
  }
}
