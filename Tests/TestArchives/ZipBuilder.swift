/// Builds little zip archives, right ones and wrong ones.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3.
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
      stored(path, Array(text.utf8))
    }

    package static func stored(_ path: String, _ bytes: [UInt8]) -> Entry {
      Entry(path: path, packed: bytes, size: bytes.count, checksum: ZipBuilder.checksum(bytes))
    }

    /// Deflated, so to speak.
    package static func deflated(_ path: String, _ text: String) -> Entry {
      deflated(path, Array(text.utf8))
    }

    package static func deflated(_ path: String, _ bytes: [UInt8]) -> Entry {
      Entry(
        path: path, packed: ZipBuilder.deflated(bytes), method: 8, size: bytes.count,
        checksum: ZipBuilder.checksum(bytes))
    }

    /// Three ratings, deflated by zlib at level 9.
    package static var squeezed: Entry {
      let bytes = Array("1::1::5::978300760\n1::2::3::978300761\n2::1::4::978300762\n".utf8)
      let packed: [UInt8] = [
        0x33, 0xB4, 0xB2, 0x32, 0xB4, 0xB2, 0x32, 0xB5, 0xB2, 0xB2, 0x34, 0xB7, 0x30, 0x36, 0x30,
        0x30, 0x37, 0x33, 0xE0, 0x02, 0xF2, 0x8D, 0xAC, 0xAC, 0x8C, 0x11, 0x42, 0x86, 0x5C, 0x46,
        0x60, 0x55, 0x26, 0x08, 0x21, 0x23, 0x2E, 0x00,
      ]
      return Entry(
        path: "ratings.dat", packed: packed, method: 8, size: bytes.count,
        checksum: ZipBuilder.checksum(bytes))
    }
  }

  package var entries: [Entry]
  package var comment = ""
  /// Whether its numbers stand in fields of 64 bits, as those of large archives do.
  package var isLarge = false

  package init(entries: [Entry], comment: String = "", isLarge: Bool = false) {
    self.entries = entries
    self.comment = comment
    self.isLarge = isLarge
  }

  package var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      directory += record(of: entry, at: archive.count)
      archive += Self.little(0x0403_4B50 as UInt32) + [20, 0] + Self.kind(of: entry)
      archive += Self.sizes(of: entry) + Self.nameSize(of: entry) + [3, 0]
      archive += Array(entry.path.utf8) + [1, 2, 3] + entry.packed
    }
    return archive + directory + end(directory.count, at: archive.count)
  }

  /// An entry in the directory.
  private func record(of entry: Entry, at offset: Int) -> [UInt8] {
    let large = [entry.size, entry.packed.count, offset].flatMap { Self.little(UInt64($0)) }
    let extras = isLarge ? [1, 0, 24, 0] + large : []
    let nowhere = Self.little(UInt32.max)
    return Self.little(0x0201_4B50 as UInt32) + [20, 0, 20, 0] + Self.kind(of: entry)
      + (isLarge ? nowhere + nowhere : Self.sizes(of: entry)) + Self.nameSize(of: entry)
      + Self.little(UInt16(extras.count)) + [UInt8](repeating: 0, count: 8)
      + Self.little(UInt16(entry.mode)) + (isLarge ? nowhere : Self.little(UInt32(offset)))
      + Array(entry.path.utf8) + extras
  }

  /// What stands behind the directory.
  private func end(_ size: Int, at start: Int) -> [UInt8] {
    let count = isLarge ? .max : UInt16(entries.count)
    let numbers = isLarge ? [.max, .max] : [UInt32(size), UInt32(start)]
    return (isLarge ? largeEnd(size, at: start) : []) + Self.little(0x0605_4B50 as UInt32)
      + [0, 0, 0, 0] + Self.little(count) + Self.little(count) + numbers.flatMap(Self.little)
      + Self.little(UInt16(comment.utf8.count)) + Array(comment.utf8)
  }

  private func largeEnd(_ size: Int, at start: Int) -> [UInt8] {
    let numbers = [entries.count, entries.count, size, start].map(UInt64.init)
    return Self.little(0x0606_4B50 as UInt32) + Self.little(44 as UInt64) + [45, 0, 45, 0]
      + [UInt8](repeating: 0, count: 8) + numbers.flatMap(Self.little)
      + Self.little(0x0706_4B50 as UInt32) + [0, 0, 0, 0] + Self.little(UInt64(start + size))
      + [1, 0, 0, 0]
  }

  private static func kind(of entry: Entry) -> [UInt8] {
    little(UInt16(entry.flags)) + little(UInt16(entry.method)) + [0, 0, 0, 0]
      + little(entry.checksum)
  }

  private static func sizes(of entry: Entry) -> [UInt8] {
    little(UInt32(entry.packed.count)) + little(UInt32(clamping: entry.size))
  }

  private static func nameSize(of entry: Entry) -> [UInt8] {
    little(UInt16(entry.path.utf8.count))
  }

  /// At most 65,535 bytes, deflated into one block that is kept as it is: RFC 1951, 3.2.4.
  package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    return [1] + little(count) + little(~count) + bytes
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
