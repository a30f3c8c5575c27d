import Glibc

extension LockedFile {
  /// The lock of a file that several programs change: a hidden file beside it. Whoever holds it reads the file, puts
  /// another in its place and removes the lock; nobody's change is lost on the way.
  ///
  /// - Throws: `FileFailure`, where another program does not give it back, too.
  package static func ofChanges(
    to path: String, atMost patience: Duration = .seconds(30)
  ) throws(FileFailure) -> LockedFile {
    // Whatever links lead there, it is one file with one lock.
    let file = try DurableFile.destination(of: path)
    let name = ".\(Folder.lastComponent(of: file)).lock"
    do throws(FileFailure) {
      return try waiting(for: Folder.path(name, in: Folder.parent(of: file)), atMost: patience)
    } catch {
      // A person knows the file, and not its lock, unless something is wrong with that itself.
      switch error {
      case .inUse: throw .inUse(path: path)
      case .system(_, let code) where [ENOENT, ENOTDIR].contains(code):
        throw .system(path: path, code: code)
      default: throw error
      }
    }
  }
}
