import Files
import RatingFiles

/// The room that there is in a folder.
struct DiskSpace {
  private let folder: String

  init(in folder: String) { self.folder = folder }

  /// - Throws: `FetchError.noSpace` where the file system says that so many bytes do not fit.
  func check(for bytes: Int) throws(FetchError) {
    guard let free = FreeSpace.bytes(at: folder), free < bytes else { return }
    throw .noSpace(FetchError.NoSpace(folder: folder, needed: bytes, free: free))
  }

  /// What is said where so many bytes did not fit.
  func lack(of bytes: Int, kept: Int) -> FetchError.NoSpace {
    FetchError.NoSpace(
      folder: folder, needed: bytes, free: FreeSpace.bytes(at: folder), kept: kept)
  }
}

extension PublishedSet {
  /// What has to fit beside a part of the archive: its rest, and what it unpacks to.
  func bytes(missingFrom partial: LockedFile) -> Int {
    max(0, bytes - partial.size) + (unpackedBytes ?? 0)
  }
}
