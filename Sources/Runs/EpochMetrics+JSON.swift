import Learning
import RatingData
import Text

/// The metrics of an epoch under their own names, beside `loss` and `val_loss`, which have the first one's values whatever it is:
///
///     {…,"loss":0.31,"val_loss":0.28,…,"ndcg":0.31,"val_ndcg":0.28,"val_recall":0.12}
extension EpochMetrics {
  /// What is not told is left out.
  package var json: JSON {
    .object(
      metrics.filter { $0 != .loss }.flatMap { metric -> [JSON.Member] in
        guard let values = self[metric] else { return [] }
        let trained =
          values.trained.isNaN
          ? [] : [JSON.Member(key: metric.key, value: .number(values.trained))]
        let validated = values.validated.map {
          [JSON.Member(key: metric.validationKey, value: .number($0))]
        }
        return trained + (validated ?? [])
      })
  }
}

/// The metrics that another program's lines name. Each is made once, however many epochs there are.
struct ToldMetrics {
  private var known: [String: Metric] = [:]

  /// What stands in a line for the epoch itself, not for what it measured.
  private static let others: Set = ["batch", "seconds_left"]

  /// What a line may bring along: names longer than these characters, and more of them, are none of a training run's.
  private static let (longestName, most) = (40, 256)

  /// The numbers of an epoch's line by metric: `val_accuracy` is what `accuracy` comes to on what validates.
  ///
  /// - Parameter numbers: those that the line has besides, by key.
  mutating func values(in numbers: [String: Double]) -> [Metric: EpochMetrics.Values] {
    let told = numbers.filter { !Self.others.contains($0.key) && $0.key.count <= Self.longestName }
    var found: [Metric: EpochMetrics.Values] = [:]
    for (key, number) in told.sorted(by: { $0.key < $1.key }).prefix(Self.most) {
      let isValidated = key.hasPrefix("val_")
      let name = isValidated ? String(key.dropFirst(4)) : key
      guard !name.isEmpty else { continue }
      let metric = metric(name)
      var values = found[metric] ?? EpochMetrics.Values()
      if isValidated { values.validated = number } else { values.trained = number }
      found[metric] = values
    }
    return found
  }

  private mutating func metric(_ name: String) -> Metric {
    if let metric = known[name] { return metric }
    let metric = Metric(told: name.escaped)
    known[name] = metric
    return metric
  }
}
