import Glibc
import SystemPackage

/// A folder for temporary files that nobody else may look into. It goes with this value, and what is in it.
package final class PrivateFolder: Sendable {
  package let path: String

  /// - Parameter prefix: what its name begins with.
  package init(_ prefix: String) throws(FileFailure) {
    // From the root: who is told of it may be elsewhere.
    let parent = EnvironmentVariables.process["TMPDIR"].map { Folder.absolute($0) } ?? "/tmp"
    var template = Array("\(parent)/\(prefix)-XXXXXX".utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else { throw .last(parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? Folder.remove(path) }
}

/// The writing end of a named pipe. Whoever reads it sees its end when this value goes, or this program, however it ends.
package final class NamedPipe: Sendable {
  private let file: FileDescriptor

  /// Makes a pipe that bears this name.
  package init(at path: String) throws(FileFailure) {
    guard mkfifo(path, 0o600) == 0 else { throw .last(path) }
    // Open for both: a pipe that nobody reads yet cannot be opened to be written alone.
    file = try FileFailure.naming(path) {
      try FileDescriptor.open(FilePath(path), .readWrite, options: .closeOnExec)
    }
  }

  deinit { try? file.close() }

  /// Writes a short line.
  package func write(line: String) { _ = try? file.writeAll((line + "\n").utf8) }
}
