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
  /// What the entry is as `st_mode` says it; 0 where whoever packed it did not say.
  let mode: Int

  /// Deflate packs at most 1032 bytes into one; a size beyond that is a lie.
  ///
  /// Source: zlib's Technical Details, «Maximum Compression Factor».
  private static let greatestExpansion = 1032

  /// Whether the bytes are packed by deflate, or lie there as they are.
  var isDeflated: Bool {
    get throws(ZipFailure) {
      switch method {
      case 0:
        guard packedSize == size else { throw sizeMismatch }
        return false
      case 8:
        guard size / Self.greatestExpansion <= packedSize + 1 else { throw sizeMismatch }
        return true
      default: throw .fault(.unsupportedMethod(entry: path, code: method))
      }
    }
  }

  private var sizeMismatch: ZipFailure {
    .fault(.inconsistent("has sizes that contradict each other", entry: path))
  }

  /// Whether it stands for a folder and not for a file.
  var isFolder: Bool { path.hasSuffix("/") }

  /// Whether it unpacks to a file or a folder where its name says, below where the archive is unpacked.
  ///
  /// Not where the name goes up or starts at the root, by backslashes too, as some systems have them;
  /// nor of a link, through which another entry could lead anywhere, or a device.
  var staysInPlace: Bool {
    let names = (isFolder ? path.dropLast() : path[...])
      .split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = [0, 0o040_000, 0o100_000].contains(mode & 0o170_000)
    return isPlain && !path.contains("\\")
      && !names.contains { $0.isEmpty || $0 == "." || $0 == ".." }
  }

  /// Where the packed bytes are: behind the entry's own header, whose name and extras may differ in
  /// length from those in the directory.
  func packedBytes(in archive: any RandomAccess) throws(ZipFailure) -> Range<Int> {
    guard flags & 1 == 0 else { throw .fault(.encrypted(entry: path)) }
    let fields = ZipFields(bytes: try archive.bytes(at: headerOffset, count: 30))
    guard try fields.int32(at: 0) == 0x0403_4B50 else {
      throw .fault(
        .inconsistent("is not where the directory says", entry: path))
    }
    let start = try headerOffset + 30 + fields.int16(at: 26) + fields.int16(at: 28)
    guard start <= archive.size, packedSize <= archive.size - start else {
      throw .fault(.truncated)
    }
    return start..<start + packedSize
  }
}
