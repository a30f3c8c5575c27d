#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of the file system.
struct Folder: FileSet {
  let label: String
  let name: String
  private let files: Set<String>

  init(path: String) throws(LoadError) {
    label = path
    name = File.name(of: path)
    files = try Self.names(in: path)
  }

  var folders: [(path: String, files: Set<String>)] { [("", files)] }

  func bytes(of file: String, in folder: String) throws(LoadError) -> FileBytes {
    let path = label.hasSuffix("/") ? label + file : "\(label)/\(file)"
    return FileBytes(name: file, storage: .read(try FileContents(path: path)))
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
