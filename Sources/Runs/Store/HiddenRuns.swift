import Files
import Synchronization

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
