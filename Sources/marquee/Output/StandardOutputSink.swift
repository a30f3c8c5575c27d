import Files
import RatingFiles
import RatingWriting
import SystemPackage

/// Standard output, for ratings.
final class StandardOutputSink: ByteSink {
  /// What errors call it.
  static let name = "standard output"

  func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch {
      throw .file(.system(path: Self.name, code: (error as? Errno ?? .ioError).rawValue))
    }
  }
}

extension Failure {
  init(_ error: WritingError) {
    if case .file(.system(StandardOutputSink.name, Errno.brokenPipe.rawValue)) = error {
      self = .outputClosed
    } else {
      self = .writing(error)
    }
  }
}
