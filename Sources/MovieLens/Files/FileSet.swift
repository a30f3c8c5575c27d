/// Named files that belong together: a folder, the folder inside an archive, the embedded set.
protocol FileSet {
  /// What errors call the whole: its path.
  var label: String { get }
  /// What a set without a name of its own is called: the last component, without `.zip`.
  var name: String { get }
  /// The groups of files in it that could be a set, by folder; one, unless it is an archive.
  var folders: [(path: String, files: Set<String>)] { get }

  /// The bytes of a file that `folders` lists.
  func bytes(of file: String, in folder: String) throws(LoadError) -> FileBytes
}

/// The files of one folder, ready to be read by a format.
struct Shelf {
  let origin: any FileSet
  let folder: String
  let files: Set<String>

  var label: String { origin.label }
  var name: String { origin.name }

  func bytes(of file: String) throws(LoadError) -> FileBytes {
    try origin.bytes(of: file, in: folder)
  }
}
