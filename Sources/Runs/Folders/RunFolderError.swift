import Files

/// Why a run on disk cannot be used.
public enum RunFolderError: Error, Sendable, Equatable, CustomStringConvertible {
  case noRun(path: String, why: String)
  /// Several runs have names that begin so.
  case ambiguous(name: String, runs: [String])
  case version(path: String, found: Int)
  case broken(path: String, why: String)
  /// It is not certain that marquee wrote what is there.
  case notRemoved(path: String, why: String)
  /// The system does not let it be read or written.
  case refused(path: String, why: String)
  /// Another program trains it.
  case inUse(path: String)
  /// The data are not those that it was trained on.
  case otherData(path: String, data: String)
  /// It was killed before the first checkpoint, or a cluster trained it.
  case noState(path: String)

  public var description: String {
    switch self {
    case .noRun(let path, let why):
      "\(path): no run is there (\(why)); marquee runs list tells which there are"
    case .ambiguous(let name, let runs):
      "\(name): \(runs.count) runs begin so, \(runs.prefix(5).joined(separator: ", "))\(runs.count > 5 ? ", …" : "");"
        + " give more of the name"
    case .version(let path, let found):
      "\(path): of version \(found), and this marquee reads \(RunManifest.currentVersion);"
        + " a newer one may know it"
    case .broken(let path, let why): "\(path): \(why)"
    case .refused(_, let why): why
    case .notRemoved(let path, let why): "\(path): \(why); nothing in it is removed"
    case .inUse(let path): "\(path): another marquee trains this run; it has to end first"
    case .otherData(let path, let data):
      "\(path): was trained on \(data), and these ratings are others; give the same ones by --data"
    case .noState(let path):
      "\(path): was ended before its first checkpoint, or trained on a cluster, so there is nothing to resume"
    }
  }
}

extension RunFolderError {
  /// What an error at a path means: a run's own as it is, and one of the system's as such.
  init(_ error: any Error, at path: String) {
    switch error {
    case let error as RunFolderError: self = error
    case let failure as FileFailure: self = .refused(path: path, why: "\(failure)")
    default: self = .broken(path: path, why: "\(error)")
    }
  }

  /// In a line of a screen, where the folder that all runs are in has no room: what is wrong comes early.
  public var brief: String {
    func last(_ path: String) -> String { Folder.lastComponent(of: path) }
    return switch self {
    case .broken(let path, let why): "\(last(path)): \(why)"
    case .notRemoved(let path, let why): "\(last(path)) \(why); nothing in it is removed"
    case .inUse(let path): "\(last(path)): another marquee trains this run; it has to end first"
    case .otherData(_, let data): "it was trained on \(data), and these ratings are others"
    case .noState:
      "nothing to resume: it ended before its first checkpoint, or a cluster trained it"
    case .version(_, let found): "of version \(found); a newer marquee may know it"
    case .noRun, .ambiguous, .refused: description
    }
  }
}
