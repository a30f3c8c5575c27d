import Files
import MovieLens

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output, for ratings.
final class StandardOutputSink: ByteSink {
  /// What errors call it.
  static let name = "standard output"

  /// Makes a reader that goes away an error of `write` and not the end of the program.
  init() { signal(SIGPIPE, SIG_IGN) }

  func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    let code = descriptorWrite(STDOUT_FILENO, bytes)
    guard code == 0 else { throw .file(.system(path: Self.name, code: code)) }
  }
}

extension Failure {
  init(_ error: WritingError) {
    if case .file(.system(StandardOutputSink.name, EPIPE)) = error {
      self = .outputClosed
    } else {
      self = .writing(error)
    }
  }
}
