/// The bytes of one file, which stay where they are while this lives.
final class FileBytes {
  /// What errors call the file: its name without the path.
  let name: String
  private let storage: Storage

  /// Who lets go of the bytes in the end.
  enum Storage {
    /// Part of the program.
    case constant(UnsafeBufferPointer<UInt8>)
    /// Allocated, and freed with this.
    case allocated(UnsafeMutableBufferPointer<UInt8>)
    /// Read from a file, and freed with this.
    case read(FileContents)
  }

  init(name: String, storage: Storage) {
    self.name = name
    self.storage = storage
  }

  convenience init(name: String, _ bytes: some Collection<UInt8>) {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = memory.initialize(fromContentsOf: bytes)
    self.init(name: name, storage: .allocated(memory))
  }

  deinit {
    if case .allocated(let memory) = storage { memory.deallocate() }
  }

  var count: Int { buffer.count }

  /// Lends the bytes; the pointer must not outlive `body`.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(buffer)
  }

  private var buffer: UnsafeBufferPointer<UInt8> {
    switch storage {
    case .constant(let bytes): bytes
    case .allocated(let memory): UnsafeBufferPointer(memory)
    case .read(let file): file.bytes
    }
  }
}
