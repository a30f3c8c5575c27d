/// Little-endian fields of a zip archive, every read checked against its end.
struct ZipFields {
  let bytes: [UInt8]

  func byte(at offset: Int) throws(ZipFailure) -> UInt8 {
    guard bytes.indices.contains(offset) else { throw .fault(.truncated) }
    return bytes[offset]
  }

  func int16(at offset: Int) throws(ZipFailure) -> Int {
    Int(try byte(at: offset)) | Int(try byte(at: offset + 1)) << 8
  }

  func int32(at offset: Int) throws(ZipFailure) -> Int {
    try int16(at: offset) | int16(at: offset + 2) << 16
  }

  /// A field of 64 bits; an error where it is more than the size of any file.
  func int64(at offset: Int) throws(ZipFailure) -> Int {
    let high = try int32(at: offset + 4)
    guard high < 1 << 31 else { throw Self.tooLarge }
    return try int32(at: offset) | high << 32
  }

  static let tooLarge = ZipFailure.fault(
    .inconsistent("it claims more bytes than it can hold"))

  func range(at offset: Int, count: Int) throws(ZipFailure) -> ArraySlice<UInt8> {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      throw .fault(.truncated)
    }
    return bytes[offset..<offset + count]
  }
}
