import Files
import Logs

/// What stands at a path that is to be watched.
public enum LogPath: Sendable, Equatable {
  /// Nothing yet, or a file with too little in it to tell.
  case unwritten
  case log(LogFormat)
  case folder
  /// The folder of one of marquee's own runs; with the path of its events.
  case run(events: String)
  /// A file that is no log, and why not.
  case unknown(String)
  /// A pipe or a device: what comes of it is not known beforehand.
  case special

  /// - Throws: where it is there and cannot be read.
  public init(_ path: String) throws {
    switch FileKind(at: path) {
    case nil: self = .unwritten
    case .special: self = .special
    case .folder:
      let (events, manifest) = (
        Folder.path("events.jsonl", in: path), Folder.path("run.json", in: path)
      )
      let isRun = FileKind(at: events) == .file && FileKind(at: manifest) == .file
      self = isRun ? .run(events: events) : .folder
    case .file:
      switch LogRecognition(try InputFile(path).bytes(0..<LogRecognition.bytesNeeded)) {
      case .log(let format): self = .log(format)
      case .tooShort: self = .unwritten
      case .unknown(let why): self = .unknown(why)
      }
    }
  }
}
