import Files

/// Bytes that are read at any place.
package protocol RandomAccess {
  var size: Int { get }

  /// Reads at a place as far as the buffer goes; less only where the file ends before.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
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
    } catch let error as StreamError {
      throw .file(error)
    } catch {
      throw .fault(.truncated)
    }
    guard filled == count else { throw .fault(.truncated) }
    return bytes
  }
}

/// A regular file.
package final class RandomAccessFile: RandomAccess {
  private let file: InputFile

  package init(path: String) throws(StreamError) {
    file = try StreamError.ofFile { () throws(FileFailure) in try InputFile(path) }
  }

  package var size: Int { file.size }

  package func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StreamError) -> Int {
    try StreamError.ofFile { () throws(FileFailure) in try file.read(into: buffer, at: offset) }
  }
}
