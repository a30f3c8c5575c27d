/// The fields of a Protocol Buffers message, as they stand in its bytes:
/// https://protobuf.dev/programming-guides/encoding/
struct ProtobufFields {
  private var cursor: ByteCursor

  init(_ cursor: ByteCursor) { self.cursor = cursor }

  enum Value {
    case varint(UInt64)
    case fixed64(UInt64)
    case bytes(ByteCursor)
    case fixed32(UInt32)

    var double: Double? {
      if case .fixed64(let bits) = self { Double(bitPattern: bits) } else { nil }
    }
    var float: Float? { if case .fixed32(let bits) = self { Float(bitPattern: bits) } else { nil } }
    var text: String? { if case .bytes(let cursor) = self { cursor.text } else { nil } }
    var fields: ProtobufFields? {
      if case .bytes(let cursor) = self { ProtobufFields(cursor) } else { nil }
    }
    var integer: Int64? {
      if case .varint(let bits) = self { Int64(bitPattern: bits) } else { nil }
    }
  }

  /// What is no message.
  struct Broken: Error {}

  /// The next field; nil at the end.
  @inline(__always)
  mutating func next() throws(Broken) -> (number: UInt64, value: Value)? {
    guard !cursor.isAtEnd else { return nil }
    guard let key = cursor.varint(), key >> 3 > 0 else { throw Broken() }
    return (key >> 3, try value(ofType: key & 7))
  }

  @inline(__always)
  private mutating func value(ofType type: UInt64) throws(Broken) -> Value {
    switch type {
    case 0: if let value = cursor.varint() { return .varint(value) }
    case 1: if let value = cursor.littleEndian(UInt64.self) { return .fixed64(value) }
    case 2:
      if let length = cursor.varint(), let count = Int(exactly: length),
        let part = cursor.take(count)
      {
        return .bytes(part)
      }
    case 5: if let value = cursor.littleEndian(UInt32.self) { return .fixed32(value) }
    // Groups, which nobody writes any more, and what is not defined.
    default: break
    }
    throw Broken()
  }
}
