/// Where written bytes go.
package protocol ByteSink: AnyObject {
  /// Takes all of them.
  func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError)
}

/// Bytes on their way into a sink, a megabyte at a time.
///
/// Its own memory and no array: a row is a few stores, without a look at who else holds the buffer.
final class ByteBuffer {
  /// How many bytes may follow a call of `reserve`.
  static let room = 1 << 16
  private static let capacity = 1 << 20

  private let sink: any ByteSink
  private let start: UnsafeMutableRawPointer
  private var count = 0

  init(_ sink: any ByteSink) {
    self.sink = sink
    start = .allocate(byteCount: Self.capacity + Self.room, alignment: 64)
  }

  deinit { start.deallocate() }

  /// Makes room for `ByteBuffer.room` bytes.
  @inline(__always)
  func reserve() throws(WritingError) {
    if count >= Self.capacity { try flush() }
  }

  /// Hands over what is here; nothing is, after that.
  func flush() throws(WritingError) {
    try sink.write(UnsafeRawBufferPointer(start: start, count: count))
    count = 0
  }

  /// Any number of bytes.
  func append(_ bytes: [UInt8]) throws(WritingError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      try reserve()
      let part = rest.prefix(Self.room)
      part.withUnsafeBytes { append(unchecked: $0) }
      rest = rest.dropFirst(part.count)
    }
  }

  /// At most as many bytes as there is room for.
  @inline(__always)
  func append(unchecked bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    (start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// The first of sixteen bytes: one store, whatever their count.
  @inline(__always)
  func append(_ bytes: SIMD16<UInt8>, count added: Int) {
    start.storeBytes(of: bytes, toByteOffset: count, as: SIMD16<UInt8>.self)
    count += added
  }

  /// In digits.
  @inline(__always)
  func append(_ number: UInt32) {
    let digits = Self.digitCount(number)
    var rest = number
    var place = count + digits
    repeat {
      place -= 1
      let digit = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
      start.storeBytes(of: digit, toByteOffset: place, as: UInt8.self)
      rest /= 10
    } while rest > 0
    count += digits
  }

  @inline(__always)
  private static func digitCount(_ number: UInt32) -> Int {
    var bound: UInt64 = 10
    var count = 1
    while UInt64(number) >= bound {
      bound *= 10
      count += 1
    }
    return count
  }
}
