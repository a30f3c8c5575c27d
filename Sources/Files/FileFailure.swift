import SystemPackage

/// Why a file could not be read or written.
package enum FileFailure: Error, Sendable, Equatable {
  /// A system call failed, with `errno`.
  case system(path: String, code: Int32)
  /// Something stands where a file is to be written, and stays there.
  case obstructed(path: String, by: FileObstacle)
  /// Something is to be read as a file that is none.
  case noFile(path: String)
  /// A file is longer than whoever reads it expects, in bytes.
  case tooLong(path: String, limit: Int)
  /// Another program holds a lock, and does not give it back.
  case inUse(path: String)
}

/// What stands where a file is to be written, and is no regular file and no folder.
public enum FileObstacle: Sendable, Equatable {
  /// A device, a pipe, a socket.
  case special
  /// A symbolic link whose target does not exist.
  case brokenLink
}

extension FileFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let path, let code): "\(path): \(Errno(rawValue: code))"
    case .obstructed(let path, let obstacle): "\(path): \(obstacle)"
    case .noFile(let path): "\(path): a device, a pipe or a socket; expected a file"
    case .tooLong(let path, let limit): "\(path): longer than \(limit) bytes"
    case .inUse(let path): "\(path): another program holds it; try again when that has ended"
    }
  }
}

extension FileObstacle: CustomStringConvertible {
  public var description: String {
    switch self {
    case .special: "a device, a pipe or a socket; expected a file or a new name"
    case .brokenLink: "a link to nothing; remove it, or give the name of a file"
    }
  }
}

extension FileFailure {
  /// The failure of the system call that just returned.
  static func last(_ path: String) -> FileFailure { .system(path: path, code: lastCode) }

  /// Does what may fail with `Errno`, and says of which file it failed.
  @discardableResult
  static func naming<Result: ~Copyable>(
    _ path: String, _ body: () throws -> Result
  ) throws(FileFailure) -> Result {
    do {
      return try body()
    } catch {
      throw .system(path: path, code: (error as? Errno ?? .ioError).rawValue)
    }
  }
}
