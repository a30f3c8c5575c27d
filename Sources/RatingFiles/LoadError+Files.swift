import Archives
import Files
import SystemPackage

extension LoadError {
  /// What a failure to read a file means to whoever wants its ratings.
  init(_ failure: FileFailure) {
    switch failure {
    case .system(let path, let code):
      let error = Errno(rawValue: code)
      switch error {
      case .noSuchFileOrDirectory, .notDirectory: self = .noSuchInput(path: path)
      case .permissionDenied, .notPermitted, .tooManySymbolicLinkLevels, .fileNameTooLong:
        self = .notReadable(path: path, reason: error.description)
      case .isDirectory: self = .unsupportedFile(path: path, kind: "a folder")
      default: self = .readFailed(path: path, reason: error.description)
      }
    case .noFile(let path), .obstructed(let path, _):
      self = .unsupportedFile(path: path, kind: "no regular file")
    case .tooLong(let path, let limit): self = .tooLarge(file: path, limit: limit)
    case .inUse(let path): self = .notReadable(path: path, reason: "another program holds it")
    }
  }

  /// What a failure to read a stream means to whoever wants its ratings.
  package init(_ error: StreamError) {
    switch error {
    case .file(let failure): self.init(failure)
    case .changed(let path, let was, let isNow):
      self = .changed(path: path, was: was, isNow: isNow)
    case .tooLarge(let file, let limit): self = .tooLarge(file: file, limit: limit)
    case .noEntry(let path): self = .noSuchInput(path: path)
    case .archive(let path, let fault): self = .archive(path: path, fault: fault)
    }
  }

  /// Does what may fail on a stream, in the words of loading.
  static func ofStream<Result: ~Copyable>(
    _ body: () throws(StreamError) -> Result
  ) throws(LoadError) -> Result {
    do throws(StreamError) {
      return try body()
    } catch {
      throw LoadError(error)
    }
  }

  /// Does what may fail on a file, in the words of loading.
  static func from<Result: ~Copyable>(
    _ body: () throws(FileFailure) -> Result
  ) throws(LoadError) -> Result {
    do throws(FileFailure) {
      return try body()
    } catch {
      throw LoadError(error)
    }
  }
}
