import Glibc
import SystemPackage

/// A file that grows at its end, and that one at a time may hold.
///
/// The lock lies on the open file and goes with whoever holds it, however it ends: a file left behind
/// is nobody's.
package final class LockedFile {
  package let path: String
  /// Bytes in it.
  package private(set) var size: Int
  private let descriptor: FileDescriptor
  private var isRemoved = false

  /// Opens a file, or makes it.
  ///
  /// - Returns: nil where somebody else holds it.
  package init?(_ path: String) throws(FileFailure) {
    while true {
      let descriptor = try FileFailure.naming(path) {
        try FileDescriptor.open(
          FilePath(path), .readWrite, options: [.create, .noFollow, .closeOnExec],
          permissions: FilePermissions(rawValue: 0o666))
      }
      switch try Self.take(descriptor, path) {
      case .held(let size):
        self.path = path
        self.descriptor = descriptor
        self.size = size
        return
      case .taken:
        try? descriptor.close()
        return nil
      case .gone:
        try? descriptor.close()
      }
    }
  }

  /// Opens a file, or makes it, and waits while another program holds it: what holds such a file does so for the
  /// moment of one change.
  ///
  /// - Throws: `FileFailure.inUse` where it is held longer than that.
  package static func waiting(
    for path: String, atMost patience: Duration = .seconds(30)
  ) throws(FileFailure) -> LockedFile {
    let deadline = ContinuousClock.now + patience
    while true {
      if let file = try LockedFile(path) { return file }
      guard ContinuousClock.now < deadline else { throw .inUse(path: path) }
      usleep(5_000)
    }
  }

  deinit {
    // By itself, since closing leaves it to a child that was just made and has the file open still.
    descriptor.unlock()
    try? descriptor.close()
  }

  private enum Lock {
    case held(size: Int)
    case taken
    /// Whoever held it removed it before giving it up: another file bears the name, or none.
    case gone
  }

  private static func take(
    _ descriptor: FileDescriptor, _ path: String
  ) throws(FileFailure) -> Lock {
    do {
      guard try descriptor.lock() else { return .taken }
      let own = try descriptor.stat()
      guard own.type == .regular else { throw FileFailure.noFile(path: path) }
      guard let named = try? Stat(FilePath(path), followTargetSymlink: false),
        named.inode == own.inode, named.deviceID == own.deviceID
      else { return .gone }
      return .held(size: Int(own.size))
    } catch {
      try? descriptor.close()
      if let failure = error as? FileFailure { throw failure }
      throw .system(path: path, code: (error as? Errno ?? .ioError).rawValue)
    }
  }

  /// Writes all of a piece behind what is there, or nothing of it.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
    do throws(FileFailure) {
      try FileFailure.naming(path) { try descriptor.writeAll(toAbsoluteOffset: Int64(size), bytes) }
    } catch {
      try? descriptor.resize(to: Int64(size))
      throw error
    }
    size += bytes.count
  }

  /// Leaves nothing in it.
  package func empty() throws(FileFailure) {
    try FileFailure.naming(path) { try descriptor.resize(to: 0) }
    size = 0
  }

  /// Takes it off the disk, while it is still held: whoever opened it meanwhile sees that it is gone.
  package func remove() {
    // Once: later the name may be that of somebody else's file.
    guard !isRemoved else { return }
    isRemoved = true
    try? Files.remove(file: path)
  }
}

extension LockedFile {
  /// The lock of a file that several programs change: a hidden file beside it. Whoever holds it reads the file, puts
  /// another in its place and removes the lock; nobody's change is lost on the way.
  ///
  /// - Throws: `FileFailure`, where another program does not give it back, too.
  package static func ofChanges(
    to path: String, atMost patience: Duration = .seconds(30)
  ) throws(FileFailure) -> LockedFile {
    // Whatever links lead there, it is one file with one lock.
    let file = try DurableFile.destination(of: path)
    let name = ".\(Folder.lastComponent(of: file)).lock"
    do throws(FileFailure) {
      return try waiting(for: Folder.path(name, in: Folder.parent(of: file)), atMost: patience)
    } catch {
      // A person knows the file, and not its lock, unless something is wrong with that itself.
      switch error {
      case .inUse: throw .inUse(path: path)
      case .system(_, let code) where [ENOENT, ENOTDIR].contains(code):
        throw .system(path: path, code: code)
      default: throw error
      }
    }
  }
}
