import Archives
import Files
import RatingFiles
import SystemPackage

/// Brings a published set into the data folder: download, prove, unpack.
///
/// The archive grows in `<name>.zip.partial`, which is kept when something breaks and gone on with by
/// the next fetch; it is also what keeps two fetches apart. The set's folder appears whole or not at all.
package struct Fetch: Sendable {
  package let set: PublishedSet
  package let source: FetchSource
  package let folder: DataFolder
  package let onExisting: ExistingSet
  package let curl: Curl
  package let patience: Patience

  /// What becomes of a set that is there already.
  package enum ExistingSet: Sendable {
    case keep
    /// By the new one, once that is whole.
    case replace
  }

  package enum Outcome: Equatable, Sendable {
    case alreadyThere(path: String)
    case fetched(path: String)
  }

  /// - Parameter source: nil for where GroupLens has it.
  package init(
    _ set: PublishedSet, from source: FetchSource? = nil, into folder: DataFolder,
    onExisting: ExistingSet = .keep, curl: Curl = Curl(), patience: Patience = Patience()
  ) throws(FetchError) {
    self.set = set
    if let source { self.source = source } else { self.source = try FetchSource(set.address) }
    self.folder = folder
    self.onExisting = onExisting
    self.curl = curl
    self.patience = patience
  }

  /// Where the set is to be.
  private var destination: String { folder.folder(of: set) }

  /// Does all of it, and ends early where the task is cancelled.
  package func run(
    report: @escaping (FetchEvent) -> Void = { _ in }
  ) async throws(FetchError) -> Outcome {
    if try isThere { return .alreadyThere(path: destination) }
    let partial = try makePartial()
    defer { if partial.size == 0 { partial.remove() } }
    // Once more: another fetch may have ended since.
    if try isThere { return .alreadyThere(path: destination) }
    report(.started(kept: partial.size))
    do throws(FetchError) {
      let retrieval = ArchiveRetrieval(fetch: self, partial: partial, report: report)
      let archive = try await retrieval.provenArchive()
      try unpack(archive, report)
    } catch {
      forget(partial, after: error)
      throw told(error, of: partial)
    }
    partial.remove()
    return .fetched(path: destination)
  }

  private var isThere: Bool {
    get throws(FetchError) {
      switch FileKind(at: destination) {
      case nil: false
      case .folder: onExisting == .keep
      case .file, .special: throw .obstructed(path: destination)
      }
    }
  }

  private func makePartial() throws(FetchError) -> LockedFile {
    let partial = try FetchError.ofFile { () throws(FileFailure) in
      try Folder.create(folder.path)
      return try LockedFile("\(folder.path)/\(set.name).zip.partial")
    }
    guard let partial else { throw .busy(set: set.name) }
    return partial
  }

  /// An archive that has the right sum and cannot be unpacked will be no better the next time.
  private func forget(_ partial: LockedFile, after error: FetchError) {
    switch (source, error) {
    case (.address, .archive), (.address, .noSetInside): try? partial.empty()
    default: return
    }
  }

  /// An error with what is kept of the archive; a disk that turned out to be full says what it lacks.
  private func told(_ error: FetchError, of partial: LockedFile) -> FetchError {
    switch error {
    case .transfer(let fault, let address, _):
      return .transfer(fault, from: address, kept: partial.size)
    case .interrupted: return .interrupted(kept: partial.size)
    case .noSpace(var lack):
      lack.kept = partial.size
      return .noSpace(lack)
    case .file(.system(_, Errno.noSpace.rawValue)),
      .file(.system(_, Errno.diskQuotaExceeded.rawValue)):
      let needed = set.bytes(missingFrom: partial)
      return .noSpace(DiskSpace(in: folder.path).lack(of: needed, kept: partial.size))
    default: return error
    }
  }

  private func unpack(
    _ path: String, _ report: @escaping (FetchEvent) -> Void
  ) throws(FetchError) {
    let archive = try FetchError.ofArchive { () throws(StreamError) in
      try SetArchive(path: path, folder: set.folder)
    }
    guard !archive.members.isEmpty else {
      throw .noSetInside(archive: path, expected: set.folder, found: archive.outermost)
    }
    try DiskSpace(in: folder.path).check(for: archive.size)
    try Unpacking(
      archive: archive, temporary: "\(folder.path)/\(set.name).unpacking",
      destination: destination, report: report
    ).run()
  }
}

/// What happens while a set is fetched.
package enum FetchEvent: Sendable, Equatable {
  /// It begins, with so many bytes of the archive from an earlier fetch.
  case started(kept: Int)
  /// The MD5 that is published beside the archive is asked for.
  case askingForSum
  /// So many bytes of the archive are there.
  case received(Int)
  /// A fault that may pass; it goes on after a wait, from what is kept.
  case retrying(TransferFault, after: Duration, kept: Int)
  /// What was there is of no use.
  case startingAnew(Reason)
  /// The archive is all there and held to its MD5.
  case checking
  /// So many bytes are unpacked, of all.
  case unpacking(Int, of: Int)

  package enum Reason: Sendable, Equatable {
    /// The server gives the archive from its start only.
    case noRanges
    /// What had been brought together from several transfers has another MD5.
    case wrongSum
  }
}
