import Files

/// Why bytes could not be read from a file or out of an archive. The cases hold the facts; whoever reads
/// has the words.
package enum StreamError: Error, Equatable, Sendable {
  /// The file could not be opened or read.
  case file(FileFailure)
  /// It was written to while it was read; sizes in bytes.
  case changed(path: String, was: Int, isNow: Int)
  /// There are more bytes than whoever reads expects.
  case tooLarge(file: String, limit: Int)
  /// The archive has no entry of this name.
  case noEntry(path: String)
  /// A zip archive or a `.gz` that cannot be unpacked.
  case archive(path: String, fault: ArchiveFault)

  /// Does what may fail on a file.
  static func ofFile<Result: ~Copyable>(
    _ body: () throws(FileFailure) -> Result
  ) throws(StreamError) -> Result {
    do throws(FileFailure) {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}

/// What can be wrong with an archive.
public enum ArchiveFault: Error, Equatable, Sendable {
  case truncated
  /// A field that contradicts another or points outside the archive, in words; what they are said of,
  /// where it is one entry.
  case inconsistent(String, entry: String? = nil)
  case encrypted(entry: String)
  /// Compressed by something else than deflate; the number is the archive's code for it.
  case unsupportedMethod(entry: String, code: Int)
  /// What was unpacked is not what was packed.
  case damaged(entry: String)
  /// What was unpacked of a file that is packed by itself is not what was packed.
  case damagedGzip
  /// A file that is packed by itself and ends too early.
  case truncatedGzip
  /// A link, or a name that leads out of the folder that the archive is unpacked into.
  case unsafe(entry: String)
}

/// Why an archive cannot be read, before it is known which one it is: itself, or the file that it is in.
enum ZipFailure: Error {
  case fault(ArchiveFault)
  case file(StreamError)

  func streamError(in path: String) -> StreamError {
    switch self {
    case .fault(let fault): .archive(path: path, fault: fault)
    case .file(let error): error
    }
  }
}
