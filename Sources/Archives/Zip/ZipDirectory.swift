/// The central directory at the end of a zip archive.
struct ZipDirectory {
  let entries: [ZipEntry]

  /// The fixed part of the record that ends every archive.
  private static let endSize = 22
  /// A comment may follow it, and its length has 16 bits.
  private static let longestComment = 0xFFFF
  /// The record before it that tells where zip64's own end record is.
  private static let locatorSize = 20
  /// No archive of ratings lists this many bytes of names.
  private static let longestDirectory = 1 << 26

  init(_ file: any RandomAccess) throws(ZipFailure) {
    let extent = try Self.extent(in: file)
    guard extent.size <= Self.longestDirectory else {
      throw .fault(.inconsistent("its directory has more than \(Self.longestDirectory >> 20) MB"))
    }
    let fields = ZipFields(bytes: try file.bytes(at: extent.start, count: extent.size))
    var offset = 0
    var entries: [ZipEntry] = []
    var size = 0
    for _ in 0..<extent.count {
      let (entry, next) = try Self.entry(in: fields, at: offset)
      guard next <= extent.size else {
        throw .fault(.inconsistent("its directory is longer than it says"))
      }
      let (sum, isTooLarge) = size.addingReportingOverflow(entry.size)
      guard !isTooLarge else { throw ZipFields.tooLarge }
      size = sum
      entries.append(entry)
      offset = next
    }
    self.entries = entries
  }

  /// Where the directory is and how many entries it has.
  private typealias Extent = (start: Int, size: Int, count: Int)

  private static func extent(in file: any RandomAccess) throws(ZipFailure) -> Extent {
    let tailSize = min(file.size, endSize + longestComment + locatorSize)
    let tailStart = file.size - tailSize
    let tail = ZipFields(bytes: try file.bytes(at: tailStart, count: tailSize))
    let end = try Self.end(in: tail)
    let told: Extent = (
      try tail.int32(at: end + 16), try tail.int32(at: end + 12), try tail.int16(at: end + 10)
    )
    let isLarge = told.count == 0xFFFF || told.size == 0xFFFF_FFFF || told.start == 0xFFFF_FFFF
    guard isLarge else {
      guard try tail.int16(at: end + 4) == 0, try tail.int16(at: end + 8) == told.count else {
        throw .fault(.inconsistent("it is one part of several"))
      }
      return try inside(told, end: tailStart + end)
    }
    return try large(in: file, tail: tail, end: end, tailStart: tailStart)
  }

  /// Where the directory of an archive is whose numbers need 64 bits: sections 4.3.14 and 4.3.15.
  private static func large(
    in file: any RandomAccess, tail: ZipFields, end: Int, tailStart: Int
  ) throws(ZipFailure) -> Extent {
    guard end >= locatorSize, try tail.int32(at: end - locatorSize) == 0x0706_4B50 else {
      throw .fault(.inconsistent("its directory lies outside it"))
    }
    let start = try tail.int64(at: end - locatorSize + 8)
    let record = ZipFields(bytes: try file.bytes(at: start, count: 56))
    guard try record.int32(at: 0) == 0x0606_4B50 else {
      throw .fault(.inconsistent("its directory lies outside it"))
    }
    let told: Extent = (
      try record.int64(at: 48), try record.int64(at: 40), try record.int64(at: 32)
    )
    return try inside(told, end: start)
  }

  /// Proves that a directory lies before the record that tells of it.
  private static func inside(_ told: Extent, end: Int) throws(ZipFailure) -> Extent {
    guard told.start <= end, told.size <= end - told.start else {
      throw .fault(.inconsistent("its directory lies outside it"))
    }
    return told
  }

  /// Finds the end record, from behind, since a comment of any length may follow it.
  private static func end(in fields: ZipFields) throws(ZipFailure) -> Int {
    let last = fields.bytes.count - endSize
    guard last >= 0 else { throw .fault(.truncated) }
    for offset in stride(from: last, through: 0, by: -1)
    where try fields.int32(at: offset) == 0x0605_4B50 {
      if try fields.int16(at: offset + 20) == last - offset { return offset }
    }
    throw .fault(.truncated)
  }

  /// One entry, and where the next one starts.
  private static func entry(
    in fields: ZipFields, at offset: Int
  ) throws(ZipFailure) -> (ZipEntry, next: Int) {
    guard try fields.int32(at: offset) == 0x0201_4B50 else {
      throw .fault(.inconsistent("its directory holds something else than entries"))
    }
    let nameCount = try fields.int16(at: offset + 28)
    let extraCount = try fields.int16(at: offset + 30)
    let commentCount = try fields.int16(at: offset + 32)
    let name = try fields.range(at: offset + 46, count: nameCount)
    var numbers = try ZipSizes(fields, at: offset)
    let extras = try fields.range(at: offset + 46 + nameCount, count: extraCount)
    try numbers.widen(by: ZipFields(bytes: Array(extras)))
    let entry = ZipEntry(
      path: String(outside: name), flags: try fields.int16(at: offset + 8),
      method: try fields.int16(at: offset + 10),
      checksum: UInt32(try fields.int32(at: offset + 16)), packedSize: numbers.packed,
      size: numbers.unpacked, headerOffset: numbers.header,
      mode: try fields.int16(at: offset + 40))
    return (entry, offset + 46 + nameCount + extraCount + commentCount)
  }
}

/// The numbers of an entry that may need 64 bits.
private struct ZipSizes {
  private(set) var packed: Int
  private(set) var unpacked: Int
  private(set) var header: Int

  init(_ fields: ZipFields, at offset: Int) throws(ZipFailure) {
    packed = try fields.int32(at: offset + 20)
    unpacked = try fields.int32(at: offset + 24)
    header = try fields.int32(at: offset + 42)
  }

  /// Takes those that did not fit from the zip64 extra field: section 4.5.3.
  mutating func widen(by extras: ZipFields) throws(ZipFailure) {
    var offset = 0
    while offset + 4 <= extras.bytes.count {
      let end = try offset + 4 + extras.int16(at: offset + 2)
      if try extras.int16(at: offset) == 1 {
        var next = offset + 4
        for number in [\ZipSizes.unpacked, \.packed, \.header]
        where self[keyPath: number] == 0xFFFF_FFFF {
          self[keyPath: number] = try extras.int64(at: next)
          next += 8
        }
      }
      offset = end
    }
  }
}
