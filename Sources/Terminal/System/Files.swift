#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder's entries.
struct Folder {
  let path: String

  /// Names, sorted; none where there is no such folder.
  var entries: [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // In place: an entry may be shorter than its type, which a copy would read past.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee))
        {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

/// A small file that is read as a whole.
struct TextFile {
  /// Nothing that a person writes by hand is longer, in bytes.
  static let longest = 1 << 20

  let path: String

  func bytes() throws(ThemeError) -> [UInt8] {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw .unreadable(path: path, errno) }
    let file = Descriptor(owning: number)
    var contents: [UInt8] = []
    while contents.count <= Self.longest {
      do throws(Errno) {
        let piece = try file.read(atMost: 1 << 16)
        if piece.isEmpty { return contents }
        contents += piece
      } catch {
        throw .unreadable(path: path, error.number)
      }
    }
    throw .tooLong(path: path, limit: Self.longest)
  }
}
