import Glibc

/// Room on a disk.
package enum FreeSpace {
  /// Bytes that this user may still write where a path is, which must be there; nil where the file
  /// system does not say.
  package static func bytes(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let (bytes, isTooLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return isTooLarge ? .max : Int(clamping: bytes)
  }
}
