import TestArchives

/// Packs bytes as gzip, each piece a member of its own and kept as it is.
///
/// Source: RFC 1952; RFC 1951, 3.2.4.
enum GzipBuilder {
  static func packed(_ bytes: [UInt8], pieceSize: Int) -> [UInt8] {
    var packed: [UInt8] = []
    var rest = bytes[...]
    repeat {
      packed += member(Array(rest.prefix(pieceSize)))
      rest = rest.dropFirst(pieceSize)
    } while !rest.isEmpty
    return packed
  }

  private static func member(_ bytes: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + ZipBuilder.deflated(bytes)
      + ZipBuilder.little(ZipBuilder.checksum(bytes)) + ZipBuilder.little(UInt32(bytes.count))
  }
}
