import Files

/// Bytes that are read at any place.
protocol RandomAccess {
  var size: Int { get }

  /// Reads at a place as far as the buffer goes; less only where the file ends before.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int
}

extension RandomAccess {
  /// A stretch of bytes, all of it.
  ///
  /// - Throws: `ArchiveFault.truncated` where the file has fewer.
  func bytes(at offset: Int, count: Int) throws(ZipFailure) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
      throw .fault(.truncated)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    do {
      filled = try bytes.withUnsafeMutableBytes { try read(at: offset, into: $0) }
    } catch let error as LoadError {
      throw .file(error)
    } catch {
      throw .fault(.truncated)
    }
    guard filled == count else { throw .fault(.truncated) }
    return bytes
  }
}

/// A regular file.
final class RandomAccessFile: RandomAccess {
  private let file: InputFile

  init(path: String) throws(LoadError) {
    file = try LoadError.from { () throws(FileFailure) in try InputFile(path) }
  }

  var size: Int { file.size }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    try LoadError.from { () throws(FileFailure) in try file.read(into: buffer, at: offset) }
  }
}
