import Archives

/// Named files that belong together: a folder, the folder inside an archive, the embedded set.
protocol FileSet {
  /// What errors call the whole: its path.
  var label: String { get }
  /// What a set without a name of its own is called: the last component, without `.zip`.
  var name: String { get }
  /// The groups of files in it that could be a set, by folder; the outermost first.
  var folders: [(path: String, files: Set<String>)] { get }

  /// Opens a file that `folders` lists.
  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream
}

/// The files of one folder, ready to be read by a format.
struct FileGroup {
  let origin: any FileSet
  let folder: String
  let files: Set<String>

  var label: String { origin.label }
  var name: String { origin.name }

  /// How deep in the set the folder lies.
  var depth: Int { folder.isEmpty ? 0 : 1 + folder.count { $0 == "/" } }

  /// Where a file is in the set.
  func path(of file: String) -> String { folder.isEmpty ? file : "\(folder)/\(file)" }

  /// A file that is there, or there with `.gz` behind its name; nil where neither is.
  func actualName(of file: String) -> String? {
    [file, file + ".gz"].first { files.contains($0) }
  }

  func open(_ file: String) throws(LoadError) -> any ByteStream {
    let stream = try origin.open(actualName(of: file) ?? file, in: folder)
    return try LoadError.ofStream { () throws(StreamError) in try stream.unpacked(named: file) }
  }

  /// A file of movies or users as a whole.
  func contents(of file: String) throws(LoadError) -> SmallFile {
    let stream = try open(file)
    let bytes = try LoadError.ofStream { () throws(StreamError) in
      try stream.contents(of: file, limit: SmallFile.longest)
    }
    return SmallFile(name: file, bytes: bytes)
  }
}

/// A small file in memory.
struct SmallFile {
  /// The list of movies of the largest set has 5 MB.
  static let longest = 1 << 28

  /// What errors call it: its name without the path.
  let name: String
  let bytes: [UInt8]

  /// The bytes, proved to be text.
  func proved() throws(LoadError) -> [UInt8] {
    if let contents = ForeignContents(startingWith: Array(bytes.prefix(HeadOfFile.longest))) {
      throw .foreign(file: name, contents: contents)
    }
    return bytes
  }
}
