import CZlib

/// zlib, as far as a zip archive needs it.
enum Inflate {
  /// Unpacks raw deflate; nil unless it comes to exactly `size` bytes.
  ///
  /// The caller frees the memory.
  static func inflate(
    _ packed: UnsafeBufferPointer<UInt8>, to size: Int
  ) -> UnsafeMutableBufferPointer<UInt8>? {
    guard let available = uInt(exactly: packed.count), let room = uInt(exactly: size) else {
      return nil
    }
    var stream = z_stream()
    // inflateInit2 is a macro, which Swift does not see. -15: raw deflate, without zlib's header.
    let streamSize = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, streamSize) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more than told, so that an entry of size 0 has an address too.
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size + 1)
    stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
    stream.avail_in = available
    stream.next_out = memory.baseAddress
    stream.avail_out = room
    let status = CZlib.inflate(&stream, Z_FINISH)
    guard status == Z_STREAM_END, stream.avail_out == 0 else {
      memory.deallocate()
      return nil
    }
    return UnsafeMutableBufferPointer(rebasing: memory[..<size])
  }

  /// CRC-32.
  static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress, bytes.count))
  }
}
