extension Metric {
  /// A line of the table of metrics.
  public enum Entry: Sendable {
    case one(Metric)
    /// One for every length of a list.
    case ofLength(@Sendable (Int) -> Metric)

    /// The metric; of the usual length where there are many.
    public var standard: Metric {
      switch self {
      case .one(let metric): metric
      case .ofLength(let make): make(Metric.usualLength)
      }
    }
  }

  /// Every metric that is computed here. A new one is a file and a line here.
  public static let all: [Entry] = [
    .one(.loss), .one(.rmse), .one(.mae), .one(.interval), .ofLength(Metric.precision),
    .ofLength(Metric.recall), .ofLength(Metric.calibratedRecall), .ofLength(Metric.ndcg),
    .ofLength(Metric.map), .ofLength(Metric.mrr),
    .ofLength(Metric.coverage), .ofLength(Metric.gini), .ofLength(Metric.siblings),
    .ofLength(Metric.genres), .ofLength(Metric.popularGenres),
  ]

  /// Each of them, of the usual length.
  public static let standard = all.map(\.standard)

  /// The most movies in a list.
  public static let longestList = 1000

  /// Reads a name as `name` gives it; without `@k` a list has the usual length.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2,
      let entry = Self.all.first(where: { $0.standard.family == parts[0] })
    else { return nil }
    switch entry {
    case .one(let metric):
      guard parts.count == 1 else { return nil }
      self = metric
    case .ofLength(let make):
      guard let length = parts.count == 2 ? Int(parts[1]) : Self.usualLength,
        (1...Self.longestList).contains(length)
      else { return nil }
      self = make(length)
    }
  }

  /// The metric of a name that another program gives a number; one of its own where there is none here.
  public init(told name: String) {
    self =
      Metric(name)
      ?? Metric(
        name, "A number that the program which trains reports. It says no more of it.", .neither,
        .told)
  }

  /// What `init` reads; what stands for `@k` is any length.
  public static let names: [String] = {
    let single = all.compactMap { if case .one(let metric) = $0 { metric.name } else { nil } }
    let ofLength = all.compactMap { entry in
      if case .ofLength = entry { "\(entry.standard.family)@k" } else { nil }
    }
    return single + ofLength.sorted()
  }()
}
