/// The archive of a published set, for whoever unpacks it.
package struct SetArchive {
  /// One file of the set.
  package struct Member: Sendable, Equatable {
    /// Below the set's folder, with a slash between names.
    package let path: String
    package let size: Int
  }

  /// What an archive starts with.
  package static let signatures = ZipArchive.signatures

  private let file: RandomAccessFile
  private let path: String
  private let folder: String
  private let entries: [ZipEntry]

  /// Reads what is in an archive, and looks for a folder in it.
  ///
  /// - Throws: `StreamError.archive` with `.unsafe` where any entry, in that folder or not, would end up
  ///   elsewhere than where it says: nobody who packs ratings does such a thing by mistake.
  package init(path: String, folder: String) throws(StreamError) {
    self.path = path
    self.folder = folder
    file = try RandomAccessFile(path: path)
    do throws(ZipFailure) {
      entries = try ZipDirectory(file).entries
      for entry in entries {
        guard entry.staysInPlace else { throw .fault(.unsafe(entry: entry.path)) }
        // Sizes are believed before anything is unpacked: as the room that it will take.
        if !entry.isFolder { _ = try entry.isDeflated }
      }
    } catch {
      throw error.streamError(in: path)
    }
  }

  /// What the members come to in bytes.
  package var size: Int { setEntries.reduce(0) { $0 + $1.size } }

  /// The files in the set's folder and the folders in that.
  package var members: [Member] {
    setEntries.map { Member(path: String($0.path.dropFirst(folder.count + 1)), size: $0.size) }
  }

  /// What stands outermost in the archive.
  package var outermost: [String] {
    Set(entries.compactMap { $0.path.split(separator: "/").first.map(String.init) }).sorted()
  }

  private var setEntries: [ZipEntry] {
    entries.filter { $0.path.hasPrefix(folder + "/") && !$0.isFolder }
  }

  /// Opens one of its members.
  package func open(_ member: Member) throws(StreamError) -> MemberStream {
    guard let entry = setEntries.first(where: { $0.path == "\(folder)/\(member.path)" }) else {
      throw .noEntry(path: "\(path)/\(member.path)")
    }
    do throws(ZipFailure) {
      return MemberStream(stream: try ZipEntryStream(entry, in: file, archive: path))
    } catch {
      throw error.streamError(in: path)
    }
  }

  /// What a member unpacks to, piece by piece.
  package struct MemberStream {
    fileprivate let stream: ZipEntryStream

    /// Fills a buffer from its start and says how far; 0 at the end and only there, once size and
    /// checksum are proved.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
      try stream.fill(buffer)
    }
  }
}
