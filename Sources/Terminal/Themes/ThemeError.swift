import SystemPackage

/// Why there is no such theme.
public enum ThemeError: Error, Equatable {
  /// No theme has this name; these there are.
  case unknown(String, known: [String])
  /// A file cannot be read: its path and errno.
  case unreadable(path: String, Int32)
  /// A device, a pipe or a socket is no scheme file.
  case noFile(path: String)
  /// A file is longer than any scheme: its path, and the most bytes that are read.
  case tooLong(path: String, limit: Int)
  /// A scheme says something else than a scheme should.
  case malformed(source: String, line: Int?, found: String, expected: String)
}

extension ThemeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let name, let known):
      "no theme is called \(name); there are \(known.joined(separator: ", ")), "
        + "and any Base16 scheme file given by its path"
    case .unreadable(let path, let number):
      "\(path): \(Errno(rawValue: number))"
    case .noFile(let path):
      "\(path): a device, a pipe or a socket; expected a Base16 scheme file"
    case .tooLong(let path, let limit):
      "\(path): longer than \(limit) bytes, which no Base16 scheme is"
    case .malformed(let source, let line, let found, let expected):
      "\(source):\(line.map { "\($0):" } ?? "") expected \(expected), found \(found)"
    }
  }
}
