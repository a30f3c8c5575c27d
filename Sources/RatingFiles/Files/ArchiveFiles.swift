import Archives
import Files

/// The files of a zip archive.
struct ArchiveFiles: FileSet {
  private let archive: ZipArchive

  init(path: String) throws(LoadError) {
    try self.init { () throws(StreamError) in try ZipArchive(path: path) }
  }

  init(_ open: () throws(StreamError) -> ZipArchive) throws(LoadError) {
    archive = try LoadError.ofStream(open)
  }

  var label: String { archive.path }

  var name: String {
    let last = Folder.name(of: archive.path)
    return last.lowercased().hasSuffix(".zip") ? String(last.dropLast(4)) : last
  }

  var folders: [(path: String, files: Set<String>)] { archive.folders }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    try LoadError.ofStream { () throws(StreamError) in try archive.open(file, in: folder) }
  }
}
