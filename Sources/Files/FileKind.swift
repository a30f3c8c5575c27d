import SystemPackage

/// What stands at a path.
package enum FileKind: Sendable, Equatable {
  case file
  case folder
  /// A device, a pipe, a socket.
  case special

  /// Looks at a path, links followed; nil where nothing stands, or nothing that may be looked at.
  package init?(at path: String) {
    guard let status = try? Stat(FilePath(path)) else { return nil }
    self.init(status)
  }

  /// Looks at a path where something has to stand.
  package init(of path: String) throws(FileFailure) {
    self.init(try FileFailure.naming(path) { try Stat(FilePath(path)) })
  }

  /// Whether a symbolic link stands at a path, wherever it leads.
  package static func isLink(_ path: String) -> Bool {
    (try? Stat(FilePath(path), followTargetSymlink: false))?.type == .symbolicLink
  }

  init(_ status: Stat) {
    switch status.type {
    case .regular: self = .file
    case .directory: self = .folder
    default: self = .special
    }
  }
}

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
