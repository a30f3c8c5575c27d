import CZlib

/// One file in a zip archive, as the central directory describes it.
struct ZipEntry {
  let path: String
  let flags: Int
  let method: Int
  /// CRC-32 of the unpacked bytes.
  let checksum: UInt32
  let packedSize: Int
  let size: Int
  /// Where the entry's own header stands, which its packed bytes follow.
  let headerOffset: Int

  /// Deflate packs at most 1032 bytes into one; a size beyond that is a lie, and is not allocated.
  ///
  /// Source: zlib's Technical Details, «Maximum Compression Factor».
  private static let greatestExpansion = 1032

  /// Unpacks the entry and proves its size and checksum.
  func unpack(
    from archive: UnsafeBufferPointer<UInt8>, as name: String
  ) throws(LoadError.ArchiveFault) -> FileBytes {
    guard flags & 1 == 0 else { throw .encrypted(entry: path) }
    guard packedSize != 0xFFFF_FFFF, size != 0xFFFF_FFFF, headerOffset != 0xFFFF_FFFF else {
      throw .zip64
    }
    let packed = try packedBytes(in: archive)
    let unpacked: FileBytes
    switch method {
    case 0:
      guard packedSize == size else { throw sizeMismatch }
      unpacked = FileBytes(name: name, packed)
    case 8:
      guard size <= (packedSize + 1) * Self.greatestExpansion else { throw sizeMismatch }
      guard let bytes = Inflate.inflate(packed, to: size) else { throw .damaged(entry: path) }
      unpacked = FileBytes(name: name, storage: .allocated(bytes))
    default: throw .unsupportedMethod(entry: path, code: method)
    }
    guard unpacked.withBytes({ Inflate.checksum($0) }) == checksum else {
      throw .damaged(entry: path)
    }
    return unpacked
  }

  private var sizeMismatch: LoadError.ArchiveFault {
    .inconsistent("the sizes of \(LoadError.excerpt(path)) contradict each other")
  }

  /// The packed bytes: behind the entry's own header, whose name and extras may differ in length
  /// from those in the directory.
  private func packedBytes(
    in archive: UnsafeBufferPointer<UInt8>
  ) throws(LoadError.ArchiveFault) -> UnsafeBufferPointer<UInt8> {
    let fields = ZipFields(bytes: archive)
    guard try fields.int32(at: headerOffset) == 0x0403_4B50 else {
      throw .inconsistent("\(LoadError.excerpt(path)) is not where its directory says")
    }
    let nameAndExtras =
      try fields.int16(at: headerOffset + 26) + fields.int16(at: headerOffset + 28)
    return try fields.range(at: headerOffset + 30 + nameAndExtras, count: packedSize)
  }
}
