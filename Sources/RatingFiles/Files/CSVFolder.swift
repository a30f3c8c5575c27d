import Files

/// The CSV files of a zip archive or of a folder, as a site hands them out.
package struct CSVFolder {
  private let files: any FileSet

  /// nil where neither stands at the path.
  package init?(at path: String) throws(LoadError) {
    switch FileKind(at: path) {
    case .folder: files = try FolderFiles(path: path)
    case .file where try Source.isArchive(path): files = try ArchiveFiles(path: path)
    default: return nil
    }
  }

  /// The files by folder, the outermost folder first.
  package var folders: [(path: String, files: Set<String>)] {
    files.folders.sorted { ($0.path.depth, $0.path) < ($1.path.depth, $1.path) }
  }

  /// Reads a file that `folders` lists.
  package func file(_ name: String, in folder: String) throws(LoadError) -> CSVFile {
    let group = FileGroup(origin: files, folder: folder, files: [name])
    let text = try group.contents(of: name)
    return CSVFile(SmallFile(name: "\(files.label)/\(group.path(of: name))", bytes: text.bytes))
  }
}

extension String {
  /// How many folders a path leads through.
  fileprivate var depth: Int { isEmpty ? 0 : 1 + count { $0 == "/" } }
}
