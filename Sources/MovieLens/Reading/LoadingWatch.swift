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

/// How far reading has come.
public struct LoadingProgress: Sendable, Equatable {
  /// The file that is being read, without its path.
  public let file: String
  /// Bytes of the file, unpacked, that are read.
  public let bytes: Int
  /// Bytes that it has, where that is known beforehand: not of a pipe, and not of a `.gz`.
  public let totalBytes: Int?
  public let ratings: Int

  public init(file: String, bytes: Int, totalBytes: Int?, ratings: Int) {
    self.file = file
    self.bytes = bytes
    self.totalBytes = totalBytes
    self.ratings = ratings
  }
}
