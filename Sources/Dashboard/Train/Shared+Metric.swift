import Learning

/// The metric that is shown, on the chart of the run and where else its losses are.
extension Shared {
  /// The one that a person has chosen, as far as the run has it.
  var metric: Metric {
    if let chosenMetric, train.metrics.contains(chosenMetric) { return chosenMetric }
    // Another program may write anything but a loss.
    guard let first = train.epochs.first, first.trained.isNaN, first.validated == nil,
      let told = train.told.first
    else { return train.metric }
    return told
  }

  /// The metric so many places after the one that is shown, before it where negative; round all that the run has.
  func metric(places: Int) -> Metric {
    let metrics = train.metrics
    let here = metrics.firstIndex(of: metric) ?? metrics.count - 1
    return metrics[(here + places + metrics.count) % metrics.count]
  }

  /// Puts a metric on the chart, and says what it is.
  mutating func show(_ metric: Metric) {
    chosenMetric = metric
    note = "\(metric.brief) – \(key("explain")) explains it"
  }
}
