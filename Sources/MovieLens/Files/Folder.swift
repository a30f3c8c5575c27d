#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of the file system, with the folders in it.
struct Folder: FileSet {
  let label: String
  let name: String
  let folders: [(path: String, files: Set<String>)]

  init(path: String) throws(LoadError) {
    label = path
    name = File.name(of: path)
    let outer = try Self.names(in: path)
    var folders = [(path: "", files: outer)]
    // An unpacked archive often has its files one folder deeper.
    for inner in outer.sorted() where !inner.hasPrefix(".") {
      let innerPath = Self.join(path, inner)
      guard File.kind(of: innerPath) == .folder, let files = try? Self.names(in: innerPath) else {
        continue
      }
      folders.append((inner, files))
    }
    self.folders = folders
  }

  /// The folder that a file is in, without the folders in it.
  init(around file: String) {
    let parent = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = parent.joined(separator: "/")
    label = parent.isEmpty ? "." : path.isEmpty ? "/" : path
    name = File.name(of: label)
    // Whoever may not list a folder may still read a file in it.
    folders = [("", (try? Self.names(in: label)) ?? [File.lastComponent(of: file)])]
  }

  func open(_ file: String, in folder: String) throws(LoadError) -> any ByteStream {
    let path = Self.join(folder.isEmpty ? label : Self.join(label, folder), file)
    // Opening a pipe waits for somebody to write to it.
    switch File.kind(of: path) {
    case .file, nil: return try FileStream(path: path)
    case .folder: throw .unsupportedFile(path: path, kind: "a folder")
    case .other: throw .unsupportedFile(path: path, kind: "no regular file")
    }
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func names(in path: String) throws(LoadError) -> Set<String> {
    guard let stream = opendir(path) else { throw File.openingFailed(path, errno) }
    defer { closedir(stream) }
    var names: Set<String> = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee))
        {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.insert(name) }
    }
    return names
  }
}
