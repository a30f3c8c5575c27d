import SystemPackage

extension Folder {
  /// Makes the names in a folder last; a file system that cannot do so has said all it will.
  package static func sync(_ path: String) {
    guard let folder = try? FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    else { return }
    try? folder.sync()
    try? folder.close()
  }

  /// Takes what stands at a path off the disk, with all that is in it: links themselves, and not what
  /// they lead to. Nothing there will do.
  package static func remove(_ path: String) throws(FileFailure) {
    guard let status = try? Stat(FilePath(path), followTargetSymlink: false) else { return }
    guard status.type == .directory else {
      try FileFailure.naming(path) { try Files.remove(file: path) }
      return
    }
    for name in try names(in: path) { try remove(path + "/" + name) }
    try FileFailure.naming(path) { try Files.remove(emptyFolder: path) }
  }

  /// Takes a file off the disk, if it is one: a folder, a link, a device or a pipe stays.
  ///
  /// - Returns: whether nothing stands there any more.
  @discardableResult
  package static func removeFile(_ path: String) throws(FileFailure) -> Bool {
    guard let status = try? Stat(FilePath(path), followTargetSymlink: false) else { return true }
    guard status.type == .regular else { return false }
    try FileFailure.naming(path) { try Files.remove(file: path) }
    return true
  }

  /// Takes a folder off the disk, if nothing is in it.
  ///
  /// - Returns: whether it did.
  @discardableResult
  package static func removeEmpty(_ path: String) throws(FileFailure) -> Bool {
    do {
      try Files.remove(emptyFolder: path)
      return true
    } catch .directoryNotEmpty, .fileExists {
      return false
    } catch {
      throw .system(path: path, code: error.rawValue)
    }
  }

  /// Gives a folder a new name. What bears that name already stays, and so does the folder, but for a folder with
  /// nothing in it.
  package static func move(_ path: String, toNew name: String) throws(FileFailure) {
    try FileFailure.naming(name) { try rename(path, to: name) }
    sync(parent(of: name))
  }

  /// Gives a folder a name that another may bear, and takes that one off the disk.
  ///
  /// At every moment the name shows the one or the other, where the file system can exchange two names;
  /// elsewhere there is one without either.
  package static func move(_ path: String, to name: String) throws(FileFailure) {
    do {
      try FileFailure.naming(name) { try rename(path, to: name) }
    } catch .system(_, Errno.directoryNotEmpty.rawValue), .system(_, Errno.fileExists.rawValue),
      .system(_, Errno.notDirectory.rawValue)
    {
      try replace(name, by: path)
    }
    sync(parent(of: name))
  }

  private static func replace(_ name: String, by path: String) throws(FileFailure) {
    do {
      try exchange(path, with: name)
    } catch .invalidArgument, .noFunction, .notSupported {
      return try replaceInSteps(name, by: path)
    } catch {
      throw .system(path: name, code: error.rawValue)
    }
    try remove(path)
  }

  /// Replaces a folder where names cannot be exchanged; on an error the old one has its name again.
  private static func replaceInSteps(_ name: String, by path: String) throws(FileFailure) {
    let old = path + ".old"
    try remove(old)
    try FileFailure.naming(name) { try rename(name, to: old) }
    do throws(FileFailure) {
      try FileFailure.naming(name) { try rename(path, to: name) }
    } catch {
      try? rename(old, to: name)
      throw error
    }
    try remove(old)
  }
}
