import Glibc

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

  /// Reads what is there, at most `limit` bytes; empty at the end.
  func read(atMost limit: Int) throws(Errno) -> [UInt8] {
    while true {
      var problem: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        let result = Self.systemRead(number, buffer.baseAddress, limit)
        if result < 0 { problem = errno }
        count = max(0, result)
      }
      if problem == 0 { return bytes }
      if problem != EINTR { throw Errno(number: problem) }
    }
  }

  /// Writes all bytes, or as many as the other side takes.
  func write(_ bytes: [UInt8]) { Self.write(bytes, to: number) }

  /// Writes all bytes to a descriptor of someone else's, or as many as the other side takes.
  static func write(_ bytes: [UInt8], to number: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        Glibc.write(number, buffer.baseAddress, buffer.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func systemRead(
    _ number: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int
  ) -> Int {
    Glibc.read(number, buffer, count)
  }
}

/// Why a call to the system failed.
struct Errno: Error, Equatable {
  let number: Int32
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

  /// Takes what waits, at most `limit` bytes; empty when nothing does, the only way in which reading
  /// one's own pipe fails.
  func take(atMost limit: Int = 4096) -> [UInt8] {
    (try? reading.read(atMost: limit)) ?? []
  }
}
