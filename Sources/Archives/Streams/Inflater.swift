import CZlib

/// zlib's inflate over a stream: what it unpacks, piece by piece.
///
/// zlib, since it is what the formats were defined by, is on every system, and streams.
final class Inflater {
  enum Wrapping: Int32 {
    /// Bare deflate, as zip archives hold it.
    case none = -15
    /// With gzip's header and checksum.
    case gzip = 31
  }

  enum Status {
    /// So many bytes came out, at least one.
    case unpacked(Int)
    /// The last bytes came out, perhaps none.
    case ended(Int)
    /// There is no more input, and it has not ended.
    case starved
    case damaged
  }

  private var stream = z_stream()
  private let input: UnsafeMutableRawBufferPointer
  private let isReady: Bool

  init(_ wrapping: Wrapping) {
    input = .allocate(byteCount: 1 << 17, alignment: 16)
    // inflateInit2 is a macro, which Swift does not see.
    let size = Int32(MemoryLayout<z_stream>.size)
    isReady = inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK
  }

  deinit {
    inflateEnd(&stream)
    input.deallocate()
  }

  /// Unpacks into a buffer, as far as there is room for.
  ///
  /// - Parameter source: fills a buffer with packed bytes and says how far; 0 at the end.
  func unpack(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
  ) throws(StreamError) -> Status {
    guard isReady, !buffer.isEmpty else { return .damaged }
    let room = UInt32(clamping: buffer.count)
    stream.next_out = buffer.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.avail_out = room
    while true {
      // Before more input is asked for: there may be output left from the input before.
      let status = inflate(&stream, Z_NO_FLUSH)
      let count = Int(room - stream.avail_out)
      switch status {
      case Z_STREAM_END: return .ended(count)
      // Z_BUF_ERROR: nothing could be done for want of input, which is no error.
      case Z_OK, Z_BUF_ERROR: if count > 0 { return .unpacked(count) }
      default: return .damaged
      }
      guard try feed(from: source) else { return .starved }
    }
  }

  /// Leaves out zeros of the input, up to something else or to its end.
  func skipZeros(
    from source: (UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
  ) throws(StreamError) {
    repeat {
      while stream.avail_in > 0, let next = stream.next_in {
        guard next.pointee == 0 else { return }
        stream.next_in = next + 1
        stream.avail_in -= 1
      }
    } while try feed(from: source)
  }

  /// Takes in more, when all before is used; false at the end.
  private func feed(
    from source: (UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
  ) throws(StreamError) -> Bool {
    let fed = try source(input)
    guard fed > 0 else { return false }
    stream.next_in = input.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.avail_in = UInt32(fed)
    return true
  }

  /// Whether any input was used since the start, or since `startAnew`.
  var hasBegun: Bool { stream.total_in > 0 }

  /// Gets ready for another stream behind the one that ended.
  func startAnew() { inflateReset(&stream) }
}
