import Files
import Synchronization

/// Runs that are removed, and can still be brought back: folders whose names are hidden.
extension RunStore {
  private static let hiddenPrefix = ".removed-"

  /// Hides a run, until it is brought back or `removeHidden` is called.
  ///
  /// - Returns: the names of what marquee did not write, and will leave there.
  /// - Throws: where `RunFolder.remove` would, or the system refuses.
  @discardableResult
  public func hide(_ run: RunFolder) throws(RunFolderError) -> [String] {
    try run.checkRemovable()
    try hiddenRuns.hold(run)
    do throws(RunFolderError) {
      try move(run, to: hidden(run))
    } catch {
      hiddenRuns.letGo(of: run)
      throw error
    }
    return hidden(run).foreignNames
  }

  /// Brings a hidden run back.
  public func restore(_ run: RunFolder) throws(RunFolderError) {
    try move(hidden(run), to: run)
    hiddenRuns.letGo(of: run)
  }

  /// Takes every hidden run off the disk that no other program may bring back. A folder with anything in it that
  /// marquee did not write has its name back.
  public func removeHidden() {
    hiddenRuns.letAllGo()
    for name in (try? Folder.names(in: path)) ?? [] where name.hasPrefix(Self.hiddenPrefix) {
      let run = RunFolder(path + "/" + name)
      do throws(RunFolderError) {
        try run.remove()
      } catch .noRun {
        // A program was killed between the last file and the folder.
        _ = try? Folder.removeEmpty(run.path)
      } catch {
        continue
      }
      guard FileKind(at: run.path) != nil else { continue }
      try? Folder.move(
        run.path, toNew: path + "/" + String(name.dropFirst(Self.hiddenPrefix.count)))
    }
  }

  func hidden(_ run: RunFolder) -> RunFolder {
    RunFolder(path + "/" + Self.hiddenPrefix + run.name)
  }

  private func move(_ run: RunFolder, to place: RunFolder) throws(RunFolderError) {
    do {
      try Folder.move(run.path, toNew: place.path)
    } catch {
      throw RunFolderError(error, at: run.path)
    }
  }
}

/// The runs that a program has hidden and may bring back. It holds each meanwhile, so that no other program takes it
/// off the disk; what a program hid that was killed is held by nobody.
final class HiddenRuns: Sendable {
  private let locks = Mutex<[String: LockedFile]>([:])

  func hold(_ run: RunFolder) throws(RunFolderError) {
    do {
      try locks.withLock { $0[run.name] = try run.lock() }
    } catch {
      throw error as? RunFolderError ?? .broken(path: run.path, why: "\(error)")
    }
  }

  func letGo(of run: RunFolder) { locks.withLock { $0[run.name] = nil } }

  func letAllGo() { locks.withLock { $0 = [:] } }
}
