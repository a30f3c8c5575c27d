import Archives
import Files

extension Source {
  /// Whether what was read is still there to be read once more: not out of a pipe.
  public var canBeReadAgain: Bool {
    switch self {
    case .embedded, .absent: true
    case .standardInput: false
    case .path(let path): FileKind(at: path) != .special
    }
  }

  /// The path of the file of ratings, where it lies on a disk as it is; nil of what is packed, of a
  /// pipe, and of what is inside the program.
  public func ratingsFile() throws(LoadError) -> String? {
    guard case .path(let path) = self else { return nil }
    let file: String
    switch FileKind(at: path) {
    case .folder:
      let found = try Formats.recognized(in: FolderFiles(path: path))
      let folder = found.group.folder
      file = Folder.path(
        found.group.actualName(of: found.file) ?? found.file,
        in: folder.isEmpty ? path : Folder.path(folder, in: path))
    case .file: file = path
    case .special, nil: return nil
    }
    return try LoadError.from { () throws(FileFailure) in
      let packed = ZipArchive.signatures + [GzipStream.signature]
      return try InputFile.begins(file, withOneOf: packed) ? nil : file
    }
  }
}
