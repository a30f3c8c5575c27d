extension LockedFile {
  /// The lock of a file that several programs change: a hidden file beside it. Whoever holds it reads the file, puts
  /// another in its place and removes the lock; nobody's change is lost on the way.
  ///
  /// - Throws: `FileFailure`, where another program does not give it back, too.
  package static func ofChanges(to path: String) throws(FileFailure) -> LockedFile {
    // Whatever links lead there, it is one file with one lock.
    let file = try DurableFile.destination(of: path)
    let name = ".\(Folder.lastComponent(of: file)).lock"
    return try waiting(for: Folder.path(name, in: Folder.parent(of: file)))
  }
}
