import Files

/// A zip archive: its central directory, read once; entries stream out when asked for.
///
/// Nothing is ever written to disk, so a name such as `../x` harms nobody: names only choose entries.
/// Source: PKWARE, APPNOTE.TXT: .ZIP File Format Specification, 6.3.10, section 4.3.
struct ZipArchive: FileSet {
  /// The bytes that an archive starts with.
  static let signature: [UInt8] = [0x50, 0x4B]

  let label: String
  let name: String
  private let file: any RandomAccess
  private let entries: [String: [String: ZipEntry]]

  init(path: String) throws(LoadError) {
    try self.init(path: path, file: RandomAccessFile(path: path))
  }

  init(path: String, file: any RandomAccess) throws(LoadError) {
    label = path
    let last = Folder.name(of: path)
    name = last.lowercased().hasSuffix(".zip") ? String(last.dropLast(4)) : last
    self.file = file
    do throws(ZipFailure) {
      entries = try Self.byFolder(ZipDirectory(file).entries)
    } catch {
      throw error.loadError(in: path)
    }
  }

  var folders: [(path: String, files: Set<String>)] {
    entries.map { ($0.key, Set($0.value.keys)) }.sorted { $0.path < $1.path }
  }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    guard let entry = entries[folder]?[file] else { throw .noSuchInput(path: "\(label)/\(file)") }
    do throws(ZipFailure) {
      return try ZipEntryStream(entry, in: self.file, archive: label)
    } catch {
      throw error.loadError(in: label)
    }
  }

  /// Sorts entries by their folder, and leaves out what macOS adds to every archive.
  private static func byFolder(
    _ listed: [ZipEntry]
  ) throws(ZipFailure) -> [String: [String: ZipEntry]] {
    var folders: [String: [String: ZipEntry]] = [:]
    for entry in listed {
      let parts = entry.path.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, !last.isEmpty, parts.first != "__MACOSX" else { continue }
      let folder = parts.dropLast().joined(separator: "/")
      guard folders[folder, default: [:]].updateValue(entry, forKey: String(last)) == nil else {
        throw .fault(.inconsistent("\(entry.path.excerpt()) is in it twice"))
      }
    }
    return folders
  }
}

/// Why an archive cannot be read: itself, or the file that it is in.
enum ZipFailure: Error {
  case fault(LoadError.ArchiveFault)
  case file(LoadError)

  func loadError(in path: String) -> LoadError {
    switch self {
    case .fault(let fault): .archive(path: path, fault: fault)
    case .file(let error): error
    }
  }
}
