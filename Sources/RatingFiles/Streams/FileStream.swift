import Files

/// A file, a pipe or standard input, read piece by piece.
///
/// Read and not mapped: a program that shortens a mapped file ends its readers by SIGBUS, and pieces
/// that fit a cache are read as fast as pages are faulted in.
final class FileStream: ByteStream {
  let size: Int?
  private var file: SequentialFile
  private var isAtEnd = false

  /// - Parameter path: a regular file's, a pipe's or a device's.
  convenience init(path: String) throws(LoadError) {
    try self.init { () throws(FileFailure) in try SequentialFile(path) }
  }

  /// Reads standard input, which stays open.
  convenience init(standardInput name: String) throws(LoadError) {
    try self.init { () throws(FileFailure) in try SequentialFile.standardInput(called: name) }
  }

  private init(_ open: () throws(FileFailure) -> SequentialFile) throws(LoadError) {
    file = try LoadError.from(open)
    size = file.size
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    guard !isAtEnd, buffer.count > 0 else { return 0 }
    let count = try LoadError.from { () throws(FileFailure) in try file.read(into: buffer) }
    if count == 0 {
      isAtEnd = true
      try checkUnchanged()
    }
    return count
  }

  private func checkUnchanged() throws(LoadError) {
    let now = try LoadError.from { () throws(FileFailure) in try file.sizeAfterChange() }
    if let size, let now { throw .changed(path: file.path, was: size, isNow: now) }
  }
}
