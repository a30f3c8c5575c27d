/// Appends numbers to bytes, little endian.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads numbers out of bytes, little endian, none beyond their end.
struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int
  /// Where what may be read ends.
  private var end: Int

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
    end = bytes.count
  }

  var isAtEnd: Bool { position == end }

  mutating func next<Value: FixedWidthInteger & UnsignedInteger>() throws(LikenessFileError)
    -> Value
  {
    let values: [Value] = try next(1)
    return values[0]
  }

  mutating func next<Value: FixedWidthInteger & UnsignedInteger>(
    _ count: Int
  ) throws(LikenessFileError) -> [Value] {
    let size = MemoryLayout<Value>.size
    // Divided, not multiplied: no count is large enough to overflow.
    guard count >= 0, count <= (end - position) / size else { throw .damaged("cut short") }
    let start = position
    position += count * size
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map {
        Value(littleEndian: bytes.loadUnaligned(fromByteOffset: start + $0 * size, as: Value.self))
      }
    }
  }

  /// A number of things that is no greater than it may be.
  mutating func count(_ what: String, most: UInt32) throws(LikenessFileError) -> Int {
    let count: UInt32 = try next()
    guard count <= most else { throw .damaged(what) }
    return Int(count)
  }

  /// Holds the bytes against the sum at their end, which is not read then.
  mutating func checkSum() throws(LikenessFileError) {
    let size = MemoryLayout<UInt64>.size
    guard end - position >= size else { throw .damaged("cut short") }
    var tail = ByteReader(bytes, from: end - size)
    let sum: UInt64 = try tail.next()
    end -= size
    guard sum == ByteChecksum.of(bytes[..<end]) else { throw .damaged("sum") }
  }
}

/// FNV-1a by words of eight bytes, the last filled up with zeros; tells damage, not forgery.
///
/// Source: Fowler, Noll, Vo: FNV hash. http://www.isthe.com/chongo/tech/comp/fnv/
enum ByteChecksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ word: UInt64) { sum = (sum ^ word) &* 0x0000_0100_0000_01b3 }
    bytes.withUnsafeBytes { bytes in
      let whole = bytes.count / 8 * 8
      for offset in stride(from: 0, to: whole, by: 8) {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      }
      var last: UInt64 = 0
      for offset in (whole..<bytes.count).reversed() { last = last << 8 | UInt64(bytes[offset]) }
      add(last)
      add(UInt64(bytes.count))
    }
    return sum
  }
}
