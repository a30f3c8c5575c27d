/// How far the reading of ratings has come.
public struct LoadingProgress: Sendable, Equatable {
  public enum Stage: Sendable, Equatable {
    /// Lines are read.
    case reading
    /// All lines are read, and what they say is put in order.
    case arranging
  }

  public let stage: Stage
  /// The file that is being read, without its path.
  public let file: String
  /// Bytes of the file, unpacked, that are read.
  public let bytes: Int
  /// Bytes that it has, where that is known beforehand: not of a pipe, and not of a `.gz`.
  public let totalBytes: Int?
  public let ratings: Int

  public init(stage: Stage, file: String, bytes: Int, totalBytes: Int?, ratings: Int) {
    self.stage = stage
    self.file = file
    self.bytes = bytes
    self.totalBytes = totalBytes
    self.ratings = ratings
  }

  /// The part that is done, 0 ... 1; nil where nobody knows how much there is.
  public var done: Double? {
    guard stage == .reading else { return 1 }
    return totalBytes.map { min(1, Double(bytes) / Double(max(1, $0))) }
  }

  /// The mean speed, where reading began so many seconds ago.
  public func bytesPerSecond(after seconds: Double) -> Double {
    seconds > 0 ? Double(bytes) / seconds : 0
  }

  /// Seconds until all is read at that speed; nil where nobody knows how much there is.
  public func secondsLeft(after seconds: Double) -> Double? {
    guard stage == .reading, bytes > 0, let totalBytes else { return nil }
    return Double(max(0, totalBytes - bytes)) / bytesPerSecond(after: seconds)
  }
}
