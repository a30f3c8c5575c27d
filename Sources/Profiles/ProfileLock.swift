import Files

/// The lock of a file of a person's, under which what several programs change is read, changed and written.
enum ProfileLock {
  /// Waits for it; the folder is made where there is none.
  static func taken(of path: String) throws(ProfileError) -> LockedFile {
    do throws(FileFailure) {
      try Folder.create(Folder.parent(of: path))
      return try .ofChanges(to: path)
    } catch {
      throw .notWritten("\(error)")
    }
  }
}
