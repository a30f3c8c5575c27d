/// Bytes that come one after another, from a file, out of an archive or through a pipe.
///
/// Used by one thread at a time.
package protocol ByteStream: AnyObject {
  /// How many bytes there will be, where that is known beforehand.
  var size: Int? { get }

  /// Fills a buffer from its start and says how far; 0 at the end and only there.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
}

extension ByteStream {
  /// Reads until the buffer is full or nothing is left.
  package func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// All bytes of a small file.
  ///
  /// - Throws: `StreamError.tooLarge` beyond `limit` bytes.
  package func contents(of name: String, limit: Int) throws(StreamError) -> [UInt8] {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { piece.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try read(into: piece)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= limit else { throw .tooLarge(file: name, limit: limit) }
    }
  }
}

/// Bytes that are in memory already.
package final class MemoryStream: ByteStream {
  private let bytes: UnsafeRawBufferPointer
  /// Keeps the bytes where they are.
  private let owner: AnyObject?
  private var position = 0

  /// - Parameter bytes: must stay where they are as long as `owner` lives.
  package init(_ bytes: UnsafeRawBufferPointer, owner: AnyObject? = nil) {
    self.bytes = bytes
    self.owner = owner
  }

  package convenience init(_ bytes: [UInt8]) {
    let copy = MemoryCopy(bytes)
    self.init(copy.bytes, owner: copy)
  }

  package var size: Int? { bytes.count }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = UnsafeRawBufferPointer(
      rebasing: bytes[position..<min(bytes.count, position + buffer.count)])
    buffer.copyMemory(from: piece)
    position += piece.count
    return piece.count
  }
}

/// Memory of its own, freed with it.
private final class MemoryCopy {
  let bytes: UnsafeRawBufferPointer

  init(_ contents: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 1)
    memory.copyBytes(from: contents)
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { bytes.deallocate() }
}

/// A stream whose first bytes were read already, to see what it is.
package final class PeekedStream: ByteStream {
  private let start: MemoryStream
  private let rest: any ByteStream
  package let size: Int?

  package init(start: [UInt8], rest: any ByteStream) {
    self.start = MemoryStream(start)
    self.rest = rest
    size = rest.size
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    let count = start.read(into: buffer)
    return count > 0 ? count : try rest.read(into: buffer)
  }
}
