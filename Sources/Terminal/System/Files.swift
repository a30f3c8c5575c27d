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
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

/// A small file that is read as a whole.
struct TextFile {
  /// Nothing that a person writes by hand is longer; what is longer is cut here.
  static let longest = 1 << 20

  let path: String

  func bytes() throws(ThemeError) -> [UInt8] {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw .unreadable(path: path, errno) }
    let file = Descriptor(owning: number)
    var contents: [UInt8] = []
    while contents.count < Self.longest {
      let piece = file.read(atMost: 1 << 16)
      if piece.isEmpty { break }
      contents += piece
    }
    return contents
  }
}
