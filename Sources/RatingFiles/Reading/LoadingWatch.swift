import RatingData

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
