import SystemPackage

/// Which file or folder a path leads to, whatever it is called: two paths to the same one are equal, links
/// and hard links included.
package struct FileIdentity: Sendable, Equatable {
  private let device: UInt64
  private let node: UInt64

  /// nil where nothing stands at the path.
  package init?(at path: String) {
    guard let status = try? Stat(FilePath(path)) else { return nil }
    device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
    node = UInt64(truncatingIfNeeded: status.inode.rawValue)
  }
}
