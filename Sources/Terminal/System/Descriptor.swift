#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file descriptor that is closed when its owner goes.
struct Descriptor: ~Copyable {
  let number: Int32

  init(owning number: Int32) { self.number = number }

  /// A second descriptor for what `number` leads to, which children don't inherit.
  init(duplicateOf number: Int32) throws(TerminalError) {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .systemCall("dup", errno) }
    self.number = copy
  }

  deinit { close(number) }

  /// Hands the descriptor over to whoever closes it from now on.
  consuming func relinquish() -> Int32 {
    let number = number
    discard self
    return number
  }

  /// Reads what is there, at most `limit` bytes; empty at the end, and where nothing waits.
  func read(atMost limit: Int = 4096) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      #if canImport(Darwin)
        count = max(0, Darwin.read(number, buffer.baseAddress, limit))
      #else
        count = max(0, Glibc.read(number, buffer.baseAddress, limit))
      #endif
    }
  }

  /// Writes all bytes, or as many as the other side takes.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(number, buffer.baseAddress, buffer.count)
        #else
          Glibc.write(number, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// Both ends of a pipe. Neither blocks: a full or an empty pipe is never waited for.
struct Pipe: ~Copyable {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .systemCall("pipe", errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    reading = Descriptor(owning: ends[0])
    writing = Descriptor(owning: ends[1])
  }
}
