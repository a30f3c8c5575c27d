import Glibc

/// A program that this package builds.
enum Product {
  /// The path of an executable product, which the build puts beside the tests.
  static func path(_ name: String) throws(TmuxError) -> String {
    guard let absolute = realpath("/proc/self/exe", nil) else { throw .noProduct(name) }
    defer { free(absolute) }
    var folder = String(cString: absolute)[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0, isFile(candidate) { return candidate }
    }
    throw .noProduct(name)
  }

  private static func isFile(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }
}
