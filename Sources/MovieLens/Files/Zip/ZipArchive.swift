/// A zip archive: its central directory, read once; entries are unpacked into memory when asked for.
///
/// Nothing is ever written to disk, so a name such as `../x` harms nobody: names only choose entries.
/// Source: PKWARE, APPNOTE.TXT: .ZIP File Format Specification, 6.3.10, section 4.3.
struct ZipArchive: FileSet {
  let label: String
  let name: String
  private let file: FileBytes
  private let entries: [String: [String: ZipEntry]]

  init(path: String) throws(LoadError) {
    // Looked at first, lest a film be read to find out that it is none.
    guard try File.begins(path, with: [0x50, 0x4B]) else { throw .unsupportedFile(path: path) }
    let bytes = FileBytes(name: path, storage: .read(try FileContents(path: path)))
    try self.init(path: path, bytes: bytes)
  }

  init(path: String, bytes: FileBytes) throws(LoadError) {
    label = path
    let last = File.name(of: path)
    name = last.lowercased().hasSuffix(".zip") ? String(last.dropLast(4)) : last
    file = bytes
    do {
      let listed = try bytes.withBytes { buffer throws(LoadError.ArchiveFault) in
        try ZipDirectory(buffer).entries
      }
      entries = try Self.byFolder(listed)
    } catch {
      throw .archive(path: path, fault: error)
    }
  }

  var folders: [(path: String, files: Set<String>)] {
    entries.map { ($0.key, Set($0.value.keys)) }.sorted { $0.path < $1.path }
  }

  func bytes(of file: String, in folder: String) throws(LoadError) -> FileBytes {
    guard let entry = entries[folder]?[file] else { throw .noSuchInput(path: "\(label)/\(file)") }
    do {
      return try self.file.withBytes { buffer throws(LoadError.ArchiveFault) in
        try entry.unpack(from: buffer, as: file)
      }
    } catch {
      throw .archive(path: label, fault: error)
    }
  }

  /// Sorts entries by their folder, and leaves out what macOS adds to every archive.
  private static func byFolder(
    _ listed: [ZipEntry]
  ) throws(LoadError.ArchiveFault) -> [String: [String: ZipEntry]] {
    var folders: [String: [String: ZipEntry]] = [:]
    for entry in listed {
      let parts = entry.path.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, !last.isEmpty, parts.first != "__MACOSX" else { continue }
      let folder = parts.dropLast().joined(separator: "/")
      guard folders[folder, default: [:]].updateValue(entry, forKey: String(last)) == nil else {
        throw .inconsistent("\(LoadError.excerpt(entry.path)) is in it twice")
      }
    }
    return folders
  }
}
