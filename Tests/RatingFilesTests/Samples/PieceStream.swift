@testable import Archives
@testable import RatingFiles

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
