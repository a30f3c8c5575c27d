/// Little-endian fields of a zip archive, every read checked against its end.
struct ZipFields {
  let bytes: UnsafeBufferPointer<UInt8>

  typealias Fault = LoadError.ArchiveFault

  func byte(at offset: Int) throws(Fault) -> UInt8 {
    guard offset >= 0, offset < bytes.count else { throw .truncated }
    return bytes[offset]
  }

  func int16(at offset: Int) throws(Fault) -> Int {
    Int(try byte(at: offset)) | Int(try byte(at: offset + 1)) << 8
  }

  func int32(at offset: Int) throws(Fault) -> Int {
    try int16(at: offset) | int16(at: offset + 2) << 16
  }

  func range(at offset: Int, count: Int) throws(Fault) -> UnsafeBufferPointer<UInt8> {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      throw .truncated
    }
    return UnsafeBufferPointer(rebasing: bytes[offset..<offset + count])
  }
}
