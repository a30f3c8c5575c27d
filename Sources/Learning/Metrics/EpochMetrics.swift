/// What an epoch measured, by metric: the first one stops a run and chooses its best epoch, and any number may follow.
///
/// What follows from the first one alone, as RMSE does from the mean squared error, is computed when it is asked for.
public struct EpochMetrics: Sendable, Equatable {
  /// A metric's values in an epoch.
  public struct Values: Sendable, Equatable {
    /// On the ratings that train, taken while the weights moved, or of the epoch as a whole; NaN where that is not told.
    public var trained: Double
    /// On the ratings that validate, taken after the epoch; nil without such ratings, and where that is not told.
    public var validated: Double?

    public init(trained: Double = .nan, validated: Double? = nil) {
      self.trained = trained
      self.validated = validated
    }

    /// What is not told of both is the same.
    public static func == (a: Self, b: Self) -> Bool {
      (a.trained == b.trained || a.trained.isNaN && b.trained.isNaN) && a.validated == b.validated
    }
  }

  private struct Entry: Sendable, Equatable {
    let metric: Metric
    let values: Values
  }

  public let first: Metric
  /// Those of the first metric.
  public let values: Values
  /// By the names of the metrics, ascending; none that follows from the first one.
  private let entries: [Entry]

  /// - Parameter further: what else was measured.
  public init(
    _ first: Metric = .loss, trained: Double, validated: Double? = nil,
    further: [Metric: Values] = [:]
  ) {
    self.first = first
    let values = Values(trained: trained, validated: validated)
    self.values = values
    entries =
      further.isEmpty
      ? []
      : further.filter { metric, told in
        // What a run here wrote down is read again: nothing is kept that is computed.
        metric != first && told != Self.values(of: metric, where: first, is: values)
      }
      .sorted { $0.key.name < $1.key.name }.map { Entry(metric: $0.key, values: $0.value) }
  }

  /// What was measured apart from the first metric, by name.
  public var further: [Metric] { entries.map(\.metric) }

  /// All that there are values of: the first, what follows from it, and the others.
  public var metrics: [Metric] {
    let readings = first.readings
    return readings + further.filter { !readings.contains($0) }
  }

  /// nil of a metric that was not measured.
  public subscript(metric: Metric) -> Values? {
    if metric == first { return values }
    return entries.first { $0.metric == metric }?.values
      ?? Self.values(of: metric, where: first, is: values)
  }

  private static func values(
    of metric: Metric, where first: Metric, is values: Values
  ) -> Values? {
    metric.value(where: first, is: values.trained).map {
      Values(
        trained: $0,
        validated: values.validated.flatMap { metric.value(where: first, is: $0) })
    }
  }
}
