import SystemPackage

/// How large a file is, and when it was written last.
package struct FileStamp: Sendable, Equatable {
  /// Bytes.
  package let size: Int
  /// Nanoseconds since 1970.
  package let modified: Int64

  /// nil where no regular file stands at the path itself.
  package init?(_ path: String) {
    self.init(try? Stat(FilePath(path), followTargetSymlink: false))
  }

  /// nil where no regular file stands where the path leads.
  package init?(followingLinks path: String) {
    self.init(try? Stat(FilePath(path)))
  }

  private init?(_ status: Stat?) {
    guard let status, status.type == .regular else { return nil }
    size = Int(status.size)
    let time = status.rawValue.st_mtim
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
