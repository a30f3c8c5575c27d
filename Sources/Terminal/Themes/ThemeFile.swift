import Files

/// A small file that is read as a whole.
struct ThemeFile {
  /// Nothing that a person writes by hand is longer, in bytes.
  static let longest = 1 << 20

  let path: String

  func bytes() throws(ThemeError) -> [UInt8] {
    do throws(FileFailure) {
      return try InputFile.contents(of: path, atMost: Self.longest)
    } catch {
      switch error {
      case .system(_, let code): throw .unreadable(path: path, code)
      case .tooLong(_, let limit): throw .tooLong(path: path, limit: limit)
      case .noFile, .obstructed, .inUse: throw .noFile(path: path)
      }
    }
  }
}
