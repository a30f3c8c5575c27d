import Glibc
import SystemPackage

/// Folders: what is in them, and how they come to be.
package enum Folder {
  /// The names in a folder, sorted, hidden ones too.
  package static func names(in path: String) throws(FileFailure) -> [String] {
    guard let stream = opendir(path) else { throw .last(path) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      // In place: an entry may be shorter than its type, which a copy would read past.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee))
        {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .last(path) }
    return names.sorted()
  }

  /// Makes a folder, and the folders that it is to be in; one that is there already will do.
  package static func create(_ path: String) throws(FileFailure) {
    var missing: [FilePath] = []
    var folder = FilePath(path)
    while !folder.isEmpty, FileKind(at: folder.string) == nil, missing.count < 1000 {
      missing.append(folder)
      guard folder.removeLastComponent() else { break }
    }
    for folder in missing.reversed() where mkdir(folder.string, 0o777) != 0 {
      guard errno == EEXIST else { throw .system(path: folder.string, code: errno) }
    }
    guard FileKind(at: path) == .folder else { throw .system(path: path, code: ENOTDIR) }
  }

  /// Makes a folder that nothing bears the name of.
  ///
  /// - Parameter permissions: less what the process takes from all files.
  /// - Returns: false where something does.
  package static func createNew(
    _ path: String, permissions: mode_t = 0o777
  ) throws(FileFailure) -> Bool {
    guard mkdir(path, permissions) != 0 else { return true }
    guard errno == EEXIST else { throw .system(path: path, code: errno) }
    return false
  }

  /// The last component of a path as the file system knows it: the folder's name for `.`.
  package static func name(of path: String) -> String {
    FilePath((try? resolved(path)) ?? path).lastComponent?.string ?? path
  }

  /// The last component of a path as it is spelled; the whole of one that has none.
  package static func lastComponent(of path: String) -> String {
    FilePath(path).lastComponent?.string ?? path
  }

  /// The path from the root, links not followed.
  package static func absolute(_ path: String) -> String {
    let path = FilePath(path)
    guard path.isRelative, let folder = try? resolved(".") else { return path.string }
    return FilePath(folder).pushing(path).lexicallyNormalized().string
  }

  /// The path from the root, links followed; nil where that leads nowhere.
  package static func followingLinks(_ path: String) -> String? { try? resolved(path) }

  /// A path inside a folder; of the working folder's, `.`, the name alone.
  package static func path(_ name: String, in folder: String) -> String {
    folder == "." ? name : FilePath(folder).appending(name).string
  }

  /// The folder that a path stands in: `.` for a bare name.
  package static func parent(of path: String) -> String {
    let parent = FilePath(path).removingLastComponent()
    return parent.isEmpty ? "." : parent.string
  }

  /// A path whose `~/` at the beginning stands for the home folder; as it is where nobody has one.
  package static func expandingHome(in path: String) -> String {
    guard path.hasPrefix("~/"), let home = EnvironmentVariables.process["HOME"],
      home.hasPrefix("/")
    else { return path }
    return home + path.dropFirst()
  }
}
