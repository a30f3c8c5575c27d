import Files

/// A file, a pipe or standard input, read piece by piece.
///
/// Read and not mapped: a program that shortens a mapped file ends its readers by SIGBUS, and pieces
/// that fit a cache are read as fast as pages are faulted in.
package final class FileStream: ByteStream {
  package let size: Int?
  private var file: SequentialFile
  private var isAtEnd = false

  /// - Parameter path: a regular file's, a pipe's or a device's.
  package convenience init(path: String) throws(StreamError) {
    try self.init { () throws(FileFailure) in try SequentialFile(path) }
  }

  /// Reads standard input, which stays open.
  package convenience init(standardInput name: String) throws(StreamError) {
    try self.init { () throws(FileFailure) in try SequentialFile.standardInput(called: name) }
  }

  private init(_ open: () throws(FileFailure) -> SequentialFile) throws(StreamError) {
    file = try StreamError.ofFile(open)
    size = file.size
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    guard !isAtEnd, buffer.count > 0 else { return 0 }
    let count = try StreamError.ofFile { () throws(FileFailure) in try file.read(into: buffer) }
    if count == 0 {
      isAtEnd = true
      try checkUnchanged()
    }
    return count
  }

  private func checkUnchanged() throws(StreamError) {
    let now = try StreamError.ofFile { () throws(FileFailure) in try file.sizeAfterChange() }
    if let size, let now { throw .changed(path: file.path, was: size, isNow: now) }
  }
}
