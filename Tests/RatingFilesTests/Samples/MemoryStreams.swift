@testable import Archives
@testable import RatingFiles
@testable import RatingWriting

/// An archive in memory.
struct MemoryAccess: RandomAccess {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = bytes.dropFirst(offset).prefix(buffer.count)
    buffer.copyBytes(from: piece)
    return piece.count
  }
}

extension ArchiveFiles {
  /// An archive of these bytes.
  init(_ bytes: [UInt8], path: String) throws(LoadError) {
    try self.init { () throws(StreamError) in
      try ZipArchive(path: path, file: MemoryAccess(bytes))
    }
  }
}

/// Bytes that come a few at a time, as through a slow pipe.
final class PieceStream: ByteStream {
  private let whole: any ByteStream
  private let pieceSize: Int

  init(_ whole: any ByteStream, size: Int) {
    self.whole = whole
    pieceSize = size
  }

  var size: Int? { whole.size }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    try whole.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(pieceSize)))
  }
}

/// Keeps what is written, for a look at it.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ bytes: UnsafeRawBufferPointer) { self.bytes += bytes }
}
