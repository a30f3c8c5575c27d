import Files

/// A zip archive: its central directory, read once; entries stream out when asked for.
///
/// Names only choose entries here, and nothing is written to disk. One that leads out of the archive is
/// refused all the same: nobody who packs ratings writes such a name by mistake.
/// Source: PKWARE, APPNOTE.TXT: .ZIP File Format Specification, 6.3.10, section 4.3.
package struct ZipArchive {
  /// What an archive starts with: an entry, or without any the record that ends it.
  package static let signatures: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]

  /// What errors call it.
  package let path: String
  private let file: any RandomAccess
  private let entries: [String: [String: ZipEntry]]

  package init(path: String) throws(StreamError) {
    try self.init(path: path, file: RandomAccessFile(path: path))
  }

  package init(path: String, file: any RandomAccess) throws(StreamError) {
    self.path = path
    self.file = file
    do throws(ZipFailure) {
      entries = try Self.byFolder(ZipDirectory(file).entries)
    } catch {
      throw error.streamError(in: path)
    }
  }

  /// The files in it by folder.
  package var folders: [(path: String, files: Set<String>)] {
    entries.map { ($0.key, Set($0.value.keys)) }.sorted { $0.path < $1.path }
  }

  /// Opens a file that `folders` lists.
  package func open(
    _ file: String, in folder: String
  ) throws(StreamError) -> any ByteStream {
    guard let entry = entries[folder]?[file] else { throw .noEntry(path: "\(path)/\(file)") }
    do throws(ZipFailure) {
      return try ZipEntryStream(entry, in: self.file, archive: path)
    } catch {
      throw error.streamError(in: path)
    }
  }

  /// Sorts entries by their folder, and leaves out what macOS adds to every archive.
  private static func byFolder(
    _ listed: [ZipEntry]
  ) throws(ZipFailure) -> [String: [String: ZipEntry]] {
    var folders: [String: [String: ZipEntry]] = [:]
    for entry in listed {
      guard entry.staysInPlace else { throw .fault(.unsafe(entry: entry.path)) }
      let parts = entry.path.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, !last.isEmpty, parts.first != "__MACOSX" else { continue }
      let folder = parts.dropLast().joined(separator: "/")
      guard folders[folder, default: [:]].updateValue(entry, forKey: String(last)) == nil else {
        throw .fault(.inconsistent("is in it twice", entry: entry.path))
      }
    }
    return folders
  }
}
