/// Bytes that are read from front to back; nothing is read that is not there.
struct ByteCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int
  private let end: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.init(bytes, 0..<bytes.count)
  }

  /// - Parameter range: clamped to the bytes that there are.
  private init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    position = min(max(0, range.lowerBound), bytes.count)
    end = min(max(position, range.upperBound), bytes.count)
  }

  /// Bytes that are left.
  var left: Int { end - position }
  var isAtEnd: Bool { position >= end }

  /// The bytes that are left, as they stand in memory.
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[position..<end]) }

  /// The next byte; nil at the end.
  mutating func byte() -> UInt8? {
    guard position < end else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// The next so many bytes as a cursor of their own; nil where there are fewer.
  mutating func take(_ count: Int) -> ByteCursor? {
    guard count >= 0, count <= left else { return nil }
    defer { position += count }
    return ByteCursor(bytes, position..<position + count)
  }

  /// Passes over bytes; false where there are fewer.
  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= left else { return false }
    position += count
    return true
  }

  /// A number in little-endian order; nil where there are too few bytes.
  mutating func littleEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    _: Number.Type
  ) -> Number? {
    let size = MemoryLayout<Number>.size
    guard size <= left else { return nil }
    defer { position += size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
  }

  /// A base-128 varint, at most ten bytes long; nil where it is longer or cut off.
  ///
  /// https://protobuf.dev/programming-guides/encoding/#varints
  mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 70, let byte = byte() {
      // What does not fit into 64 bits is dropped, as other readers do.
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  /// The bytes that are left as text; what is no UTF-8 becomes U+FFFD.
  var text: String { String(decoding: rest, as: UTF8.self) }
}
