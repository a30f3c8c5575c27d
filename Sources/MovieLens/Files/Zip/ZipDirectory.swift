/// The central directory at the end of a zip archive.
struct ZipDirectory {
  let entries: [ZipEntry]

  private typealias Fault = LoadError.ArchiveFault

  /// The fixed part of the record that ends every archive.
  private static let endSize = 22
  /// A comment may follow it, and its length has 16 bits.
  private static let longestComment = 0xFFFF

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(LoadError.ArchiveFault) {
    let fields = ZipFields(bytes: bytes)
    let end = try Self.end(in: fields)
    let count = try fields.int16(at: end + 10)
    let size = try fields.int32(at: end + 12)
    let start = try fields.int32(at: end + 16)
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else { throw .zip64 }
    guard try fields.int16(at: end + 4) == 0, try fields.int16(at: end + 8) == count else {
      throw .inconsistent("it is one part of several")
    }
    guard start <= end, size <= end - start else {
      throw .inconsistent("its directory lies outside it")
    }
    var offset = start
    var entries: [ZipEntry] = []
    for _ in 0..<count {
      let (entry, next) = try Self.entry(in: fields, at: offset)
      guard next <= start + size else { throw .inconsistent("its directory is longer than told") }
      entries.append(entry)
      offset = next
    }
    self.entries = entries
  }

  /// Finds the end record, from behind, since a comment of any length may follow it.
  private static func end(in fields: ZipFields) throws(LoadError.ArchiveFault) -> Int {
    let last = fields.bytes.count - endSize
    guard last >= 0 else { throw .truncated }
    for offset in stride(from: last, through: max(0, last - longestComment), by: -1)
    where try fields.int32(at: offset) == 0x0605_4B50 {
      if try fields.int16(at: offset + 20) == last - offset { return offset }
    }
    throw .truncated
  }

  /// One entry, and where the next one starts.
  private static func entry(
    in fields: ZipFields, at offset: Int
  ) throws(LoadError.ArchiveFault) -> (ZipEntry, next: Int) {
    guard try fields.int32(at: offset) == 0x0201_4B50 else {
      throw .inconsistent("its directory holds something else than entries")
    }
    let nameCount = try fields.int16(at: offset + 28)
    let extras = try fields.int16(at: offset + 30) + fields.int16(at: offset + 32)
    let name = try fields.range(at: offset + 46, count: nameCount)
    let entry = ZipEntry(
      path: Text.decode(name),
      flags: try fields.int16(at: offset + 8),
      method: try fields.int16(at: offset + 10),
      checksum: UInt32(try fields.int32(at: offset + 16)),
      packedSize: try fields.int32(at: offset + 20),
      size: try fields.int32(at: offset + 24),
      headerOffset: try fields.int32(at: offset + 42))
    return (entry, offset + 46 + nameCount + extras)
  }
}
