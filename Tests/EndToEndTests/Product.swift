#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that this package builds.
enum Product {
  /// The path of an executable product, which the build puts beside the tests.
  static func path(_ name: String) throws(TmuxError) -> String {
    guard let absolute = realpath(own, nil) else { throw .noProduct(name) }
    defer { free(absolute) }
    var folder = String(cString: absolute)[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0, isFile(candidate) { return candidate }
    }
    throw .noProduct(name)
  }

  /// What runs the tests: the tests themselves, or on a Mac, a program with them as its argument.
  private static var own: String {
    #if canImport(Darwin)
      CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    #else
      "/proc/self/exe"
    #endif
  }

  private static func isFile(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }
}
