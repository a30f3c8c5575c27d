import Files

/// A run that was taken off the disk.
public struct RemovedRun: Sendable, Equatable {
  public let run: RunFolder
  /// The names of what marquee did not write, for whose sake the folder stays; none where it is gone.
  public let left: [String]
}

extension RemovedRun: CustomStringConvertible {
  public var description: String {
    let stays =
      left.isEmpty
      ? ""
      : "; \(run.path) stays, with what marquee did not write: " + left.joined(separator: ", ")
    return "\(run.name) is removed" + stays
  }
}

extension RunFolder {
  /// Takes what marquee wrote off the disk, file by file, and the folder where nothing else is in it.
  ///
  /// - Throws: where this is no run's folder, somebody trains it, or the system refuses.
  @discardableResult
  public func remove() throws(RunFolderError) -> RemovedRun {
    try checkRemovable()
    do {
      let events = try lock()
      defer { withExtendedLifetime(events) {} }
      // The manifest last: until then a program that is killed leaves a run, which can be removed again.
      let files = names.filter { RunFile.owns($0) && $0 != RunFile.manifest.name }
      for name in files + [RunFile.manifest.name] { try Folder.removeFile(path + "/" + name) }
      return RemovedRun(run: self, left: try Folder.removeEmpty(path) ? [] : names)
    } catch {
      throw RunFolderError(error, at: path)
    }
  }

  /// - Throws: where `remove` would refuse.
  public func checkRemovable() throws(RunFolderError) {
    // A link is somebody else's, and so is what it leads to.
    for path in [path, manifestPath] where FileKind.isLink(path) {
      throw .notRemoved(path: path, why: "is a link, which marquee did not make")
    }
    do {
      _ = try manifest()
    } catch .broken {
      throw .notRemoved(path: manifestPath, why: "is not the run.json of a run")
    }
    guard !isLocked else { throw .inUse(path: path) }
  }

  /// The names in the folder that `remove` would leave there.
  public var foreignNames: [String] {
    names.filter { name in !RunFile.owns(name) || !isFile(name) }
  }

  private func isFile(_ name: String) -> Bool {
    let path = path + "/" + name
    return !FileKind.isLink(path) && FileKind(at: path) == .file
  }
}
