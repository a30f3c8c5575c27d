/// Builds little zip archives, right ones and wrong ones.
package struct ZipBuilder: Sendable {
  /// One entry. What a field says may differ from what is true.
  package struct Entry: Sendable {
    package var path: String
    package var packed: [UInt8]
    package var method = 0
    package var flags = 0
    package var size: Int
    package var checksum: UInt32
    /// What a Unix says it is, as in `st_mode`; 0 says nothing.
    package var mode = 0

    package init(
      path: String, packed: [UInt8], method: Int = 0, size: Int, checksum: UInt32
    ) {
      self.path = path
      self.packed = packed
      self.method = method
      self.size = size
      self.checksum = checksum
    }

    /// Kept as it is.
    package static func stored(_ path: String, _ text: String) -> Entry {
      let bytes = Array(text.utf8)
      return Entry(
        path: path, packed: bytes, size: bytes.count, checksum: ZipBuilder.checksum(bytes))
    }

    /// Deflated into one block that is kept as it is: RFC 1951, 3.2.4.
    package static func deflated(_ path: String, _ text: String) -> Entry {
      deflated(path, Array(text.utf8))
    }

    package static func deflated(_ path: String, _ bytes: [UInt8]) -> Entry {
      let count = UInt16(bytes.count)
      let packed = [1] + ZipBuilder.little(count) + ZipBuilder.little(~count) + bytes
      return Entry(
        path: path, packed: packed, method: 8, size: bytes.count,
        checksum: ZipBuilder.checksum(bytes))
    }
  }

  package var entries: [Entry]
  package var comment = ""

  package init(entries: [Entry], comment: String = "") {
    self.entries = entries
    self.comment = comment
  }

  package var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let common =
        Self.little(UInt16(entry.flags)) + Self.little(UInt16(entry.method)) + [0, 0, 0, 0]
        + Self.little(entry.checksum) + Self.little(UInt32(entry.packed.count))
        + Self.little(UInt32(entry.size)) + Self.little(UInt16(entry.path.utf8.count))
      directory += Self.little(0x0201_4B50 as UInt32) + [20, 0, 20, 0] + common
      directory += [UInt8](repeating: 0, count: 10) + Self.little(UInt16(entry.mode))
      directory += Self.little(UInt32(archive.count))
      directory += Array(entry.path.utf8)
      archive += Self.little(0x0403_4B50 as UInt32) + [20, 0] + common + [3, 0]
      archive += Array(entry.path.utf8) + [1, 2, 3] + entry.packed
    }
    let count = Self.little(UInt16(entries.count))
    let end =
      Self.little(0x0605_4B50 as UInt32) + [0, 0, 0, 0] + count + count
      + Self.little(UInt32(directory.count)) + Self.little(UInt32(archive.count))
    return archive + directory + end + Self.little(UInt16(comment.utf8.count)) + Array(comment.utf8)
  }

  package static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// CRC-32, bit by bit.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { remainder, byte in
      (0..<8).reduce(remainder ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }
}
