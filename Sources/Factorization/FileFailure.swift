#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file could not be read or written.
package enum FileFailure: Error, Sendable, Equatable {
  /// A system call failed, with `errno`.
  case system(path: String, code: Int32)
  /// Something stands where a file is to be written, and stays there.
  case obstructed(path: String, by: WeightsError.Obstacle)
}

extension FileFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let path, let code): "\(path): \(String(cString: strerror(code)))"
    case .obstructed(let path, let obstacle): "\(path): \(obstacle)"
    }
  }
}

extension WeightsError {
  package init(_ failure: FileFailure) {
    switch failure {
    case .system(let path, let code): self = .file(path: path, code: code)
    case .obstructed(let path, let obstacle): self = .obstructed(path: path, by: obstacle)
    }
  }
}

extension WeightsError.Obstacle: CustomStringConvertible {
  public var description: String {
    switch self {
    case .special: "a device, a pipe or a socket; expected a file or a new name"
    case .brokenLink: "a link to nothing; remove it, or give the name of a file"
    }
  }
}
