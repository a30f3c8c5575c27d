import Archives
import Files

/// The files of a folder, and those of the folders in it.
struct FolderFiles: FileSet {
  let label: String
  let name: String
  let folders: [(path: String, files: Set<String>)]

  init(path: String) throws(LoadError) {
    label = path
    name = Folder.name(of: path)
    let outer = try LoadError.from { () throws(FileFailure) in try Folder.names(in: path) }
    var folders = [(path: "", files: Set(outer))]
    // An unpacked archive often has its files one folder deeper.
    for inner in outer where !inner.hasPrefix(".") {
      let innerPath = Folder.path(inner, in: path)
      if FileKind(at: innerPath) == .folder, let files = try? Folder.names(in: innerPath) {
        folders.append((inner, Set(files)))
      }
    }
    self.folders = folders
  }

  /// The folder that a file is in, without the folders in it.
  init(around file: String) {
    label = Folder.parent(of: file)
    name = Folder.name(of: label)
    // Whoever may not list a folder may still read a file in it.
    let names = try? Folder.names(in: label)
    folders = [("", Set(names ?? [Folder.lastComponent(of: file)]))]
  }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    let path = Folder.path(file, in: folder.isEmpty ? label : Folder.path(folder, in: label))
    // Opening a pipe would wait for somebody to write to it.
    guard FileKind(at: path) != .special else {
      throw .unsupportedFile(path: path, kind: "no regular file")
    }
    return try LoadError.ofStream { () throws(StreamError) in try FileStream(path: path) }
  }
}
