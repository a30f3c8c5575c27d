import Concurrency
import RatingData

/// How ratings are to be read, as far as the files don't say it themselves.
public struct ReadingOptions: Sendable, Equatable {
  /// What the columns of a single file are, from the left; nil where its header says so, or its looks.
  public var columns: [RatingColumn?]?
  public var faults: FaultPolicy
  /// What says what the items are called, beside what the ratings' own files say.
  public var titles: TitleFile?
  /// Implicit ones may have values of any size, or none: then each is 1.
  public var signal: RatingSignal
  /// The lowest rating that says that a user likes a movie; nil where the scale says so.
  public var relevanceThreshold: Float?
  /// Threads that parse at the same time; at least 1. What is read does not depend on it.
  public var threads: Int
  /// Bytes that a thread parses at a time; no line of ratings is longer. A test may take fewer, to have
  /// a small file cut into many.
  var blockSize = 1 << 20

  public init(
    columns: [RatingColumn?]? = nil, faults: FaultPolicy = .stop,
    signal: RatingSignal = .explicit, threads: Int = ReadingOptions.availableThreads
  ) {
    self.columns = columns
    self.faults = faults
    self.signal = signal
    self.threads = max(1, threads)
  }
}

extension ReadingOptions {
  var workers: Workers { Workers(count: threads) }

  /// As many as the machine has cores.
  public static var availableThreads: Int { Workers.availableCores }
}

/// What to do about a line of ratings that cannot be read.
public enum FaultPolicy: String, Sendable, CaseIterable {
  /// Refuse the file, in words that name the line.
  case stop
  /// Leave such lines out, and count them.
  case skip
}

/// What a column of a ratings file may hold.
public enum RatingColumn: String, Sendable, CaseIterable {
  case user
  case item
  case rating
  case timestamp
}

/// Who watches data being read, and may call it off.
public struct LoadingWatch: Sendable {
  /// Told every so often, on whatever thread reads.
  public let report: @Sendable (LoadingProgress) -> Void
  /// Asked every so often; reading ends with `LoadError.cancelled` soon after it is true.
  public let isCancelled: @Sendable () -> Bool

  public init(
    report: @escaping @Sendable (LoadingProgress) -> Void,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.report = report
    self.isCancelled = isCancelled
  }

  /// Nobody.
  public static let none = LoadingWatch(report: { _ in })
}
