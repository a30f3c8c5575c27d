import Files

/// Values in Thrift's compact protocol, which Parquet describes its files in.
///
/// Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
struct ThriftBytes {
  private(set) var bytes: [UInt8] = []
  /// The last field of each struct that is open.
  private var fields: [Int] = [0]

  private enum Kind: UInt8 {
    case int32 = 5
    case int64 = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  mutating func field(_ id: Int, int32 value: Int) {
    header(id, .int32)
    bytes.append(varint: zigzag(value))
  }

  mutating func field(_ id: Int, int64 value: Int) {
    header(id, .int64)
    bytes.append(varint: zigzag(value))
  }

  mutating func field(_ id: Int, text: String) {
    header(id, .binary)
    append(text)
  }

  mutating func field(_ id: Int, structure content: (inout ThriftBytes) -> Void) {
    header(id, .structure)
    structure(content)
  }

  mutating func field(_ id: Int, texts: [String]) {
    header(id, .list)
    listHeader(texts.count, .binary)
    texts.forEach { append($0) }
  }

  mutating func field(_ id: Int, int32s: [Int]) {
    header(id, .list)
    listHeader(int32s.count, .int32)
    int32s.forEach { bytes.append(varint: zigzag($0)) }
  }

  mutating func field<Element>(
    _ id: Int, structures elements: [Element], _ content: (inout ThriftBytes, Element) -> Void
  ) {
    header(id, .list)
    listHeader(elements.count, .structure)
    for element in elements { structure { content(&$0, element) } }
  }

  /// A struct on its own, or in a list.
  mutating func structure(_ content: (inout ThriftBytes) -> Void) {
    fields.append(0)
    content(&self)
    fields.removeLast()
    bytes.append(0)
  }

  /// Fields are written in the order of their ids, each as what it is more than the one before; Parquet's are below 16.
  private mutating func header(_ id: Int, _ kind: Kind) {
    let step = id - fields[fields.count - 1]
    precondition((1...15).contains(step), "field \(id) does not follow the one before")
    bytes.append(UInt8(step) << 4 | kind.rawValue)
    fields[fields.count - 1] = id
  }

  private mutating func listHeader(_ count: Int, _ kind: Kind) {
    guard count >= 15 else {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
      return
    }
    bytes.append(0xF0 | kind.rawValue)
    bytes.append(varint: UInt64(count))
  }

  private mutating func append(_ text: String) {
    bytes.append(varint: UInt64(text.utf8.count))
    bytes += text.utf8
  }

  private func zigzag(_ value: Int) -> UInt64 {
    UInt64(bitPattern: Int64(value) << 1 ^ Int64(value) >> 63)
  }
}
