import Files
import Glibc
import RatingFiles
import RatingWriting

/// Standard output, for ratings.
final class StandardOutputSink: ByteSink {
  /// What errors call it.
  static let name = "standard output"

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
