import SystemPackage

/// Files whose name shows either all of their new bytes or what it showed before, even if the disk
/// fills or the power goes: a temporary name in the same folder, synced, then renamed.
///
/// Links are followed, and what is no regular file stays what it is (see `destination`).
package enum DurableFile {
  /// Writes a file in one piece.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    let writer = try Writer(path)
    try writer.append(bytes)
    try writer.commit()
  }

  /// Writes a copy of another file, piece by piece.
  package static func replace(
    _ path: String, withCopyOf other: String
  ) throws(FileFailure) {
    var source = try SequentialFile(other)
    let writer = try Writer(path)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      var count = 0
      var failure: FileFailure?
      buffer.withUnsafeMutableBytes { bytes in
        do throws(FileFailure) { count = try source.read(into: bytes) } catch { failure = error }
      }
      if let failure { throw failure }
      guard count > 0 else { break }
      try writer.append(buffer[..<count])
    }
    try writer.commit()
  }

  /// The file that writing to a path would create or replace, its links followed.
  ///
  /// - Throws: `FileFailure` where anything but a regular file stands there: a rename would put a
  ///   plain file in the place of a device such as `/dev/null`.
  package static func destination(of path: String) throws(FileFailure) -> String {
    let status: Stat
    do throws(Errno) {
      status = try Stat(FilePath(path))
    } catch {
      guard !path.isEmpty, error == .noSuchFileOrDirectory else {
        throw .system(path: path, code: error.rawValue)
      }
      guard let found = try? Stat(FilePath(path), followTargetSymlink: false) else { return path }
      // Another program may have made the file since the first look.
      guard found.type == .symbolicLink else { return try destination(of: path) }
      throw .obstructed(path: path, by: .brokenLink)
    }
    switch FileKind(status) {
    case .file: return try FileFailure.naming(path) { try resolved(path) }
    case .folder: throw .system(path: path, code: Errno.isDirectory.rawValue)
    case .special: throw .obstructed(path: path, by: .special)
    }
  }
}
