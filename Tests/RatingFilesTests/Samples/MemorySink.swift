@testable import RatingFiles
@testable import RatingWriting

/// Keeps what is written, for a look at it.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ bytes: UnsafeRawBufferPointer) { self.bytes += bytes }
}
