@testable import Archives
@testable import RatingFiles

/// An archive in memory.
struct MemoryAccess: RandomAccess {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = bytes.dropFirst(offset).prefix(buffer.count)
    buffer.copyBytes(from: piece)
    return piece.count
  }
}

extension ArchiveFiles {
  /// An archive of these bytes.
  init(_ bytes: [UInt8], path: String) throws(LoadError) {
    try self.init { () throws(StreamError) in
      try ZipArchive(path: path, file: MemoryAccess(bytes))
    }
  }
}
