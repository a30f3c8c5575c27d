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
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Darwin)
        let count = Darwin.write(STDOUT_FILENO, part.baseAddress, part.count)
      #else
        let count = Glibc.write(STDOUT_FILENO, part.baseAddress, part.count)
      #endif
      if count < 0 {
        guard errno == EINTR else { throw .file(.system(path: Self.name, code: errno)) }
        continue
      }
      rest = rest.dropFirst(count)
    }
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
