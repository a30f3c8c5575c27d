import Glibc
import SystemPackage

/// A file descriptor that is closed when its owner goes.
struct Descriptor: ~Copyable {
  let file: FileDescriptor

  init(owning file: FileDescriptor) { self.file = file }

  /// A second descriptor for what another leads to, which children don't inherit. The standard streams keep
  /// their numbers for themselves, even those that are closed: swift-system's `duplicate` takes any.
  init(duplicateOf other: FileDescriptor) throws(TerminalError) {
    let copy = fcntl(other.rawValue, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .systemCall("dup", Errno(rawValue: errno)) }
    file = FileDescriptor(rawValue: copy)
  }

  deinit { try? file.close() }

  /// As C takes it.
  var number: Int32 { file.rawValue }

  /// Hands the descriptor over to whoever closes it from now on.
  consuming func relinquish() -> FileDescriptor {
    let file = file
    discard self
    return file
  }
}

/// Both ends of a pipe. Neither blocks: a full or an empty pipe is never waited for.
struct Pipe: ~Copyable {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(TerminalError) {
    let ends: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    do throws(Errno) {
      ends = try FileDescriptor.pipe(options: [.nonBlocking, .closeOnExec])
    } catch {
      throw .systemCall("pipe", error)
    }
    reading = Descriptor(owning: ends.readEnd)
    writing = Descriptor(owning: ends.writeEnd)
  }

  /// Takes what waits, at most `limit` bytes; empty when nothing does, the only way in which reading
  /// one's own pipe fails.
  func take(atMost limit: Int = 4096) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = (try? reading.file.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
  }
}
