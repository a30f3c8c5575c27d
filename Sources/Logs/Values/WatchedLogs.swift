/// The runs that are watched, as far as their logs tell by now.
public struct WatchedLogs: Sendable {
  /// In natural order of their names.
  public var runs: [WatchedRun] = []
  /// Files that are no logs, and what else stood in the way.
  public var problems = LogProblems()
  /// Bytes that are still to be read before what is there is known.
  public var bytesLeft = 0
  /// Another number where anything is not as it was.
  public var version = 0
  /// Whether somebody looked at all paths once.
  public var hasLooked = false

  public init() {}
}

/// A run that is watched.
public struct WatchedRun: Sendable, Identifiable {
  /// What tells it from the others: its path below what is watched.
  public let name: String
  public let format: LogFormat
  public let files: [String]
  public let log: LoggedRun
  /// Seconds since its files were written last.
  public let quiet: Double

  public var id: String { name }

  public init(
    _ name: String, _ format: LogFormat, files: [String], log: LoggedRun, quiet: Double
  ) {
    self.name = name
    self.format = format
    self.files = files
    self.quiet = quiet
    var log = log
    // What a program is just writing is not torn.
    if quiet >= Self.breath, let torn = log.torn { log.report(torn) }
    self.log = log
  }
}

/// Whether the program that writes a log still does.
public enum LogLife: Sendable, Equatable {
  /// It says so itself.
  case ended(LogEnding)
  /// It wrote a moment ago.
  case live
  /// It wrote nothing for so many seconds, and may go on.
  case silent(Double)
  /// It wrote nothing for so long that it will not go on.
  case dead
}

extension WatchedRun {
  /// Seconds within which a program that lives writes.
  private static let breath = 15.0
  /// Seconds after which nobody waits for it any more.
  private static let patience = 1800.0

  public var life: LogLife {
    if let ending = log.ending { return .ended(ending) }
    if quiet < Self.breath { return .live }
    return quiet < Self.patience ? .silent(quiet) : .dead
  }
}
