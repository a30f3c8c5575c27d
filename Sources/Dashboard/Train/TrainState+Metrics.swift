import Learning

extension TrainState {
  /// What the run goes by: it stops the run and chooses its best epoch.
  var metric: Metric { summary?.metric ?? .loss }

  /// All that there are numbers of, that one first, and how fast it is last.
  var metrics: [Metric] {
    metric.readings + told + (epochs.last?.ratingsPerSecond == nil ? [] : [.ratingsPerSecond])
  }
}

extension TrainScreen {
  /// The metric that is shown: the one that a person has chosen, as far as the run has it.
  func metric(of train: TrainState) -> Metric {
    if let chosen, train.metrics.contains(chosen) { return chosen }
    // Another program may write anything but a loss.
    guard let first = train.epochs.first, first.trained.isNaN, first.validated == nil,
      let told = train.told.first
    else { return train.metric }
    return told
  }

  /// The metric so many places after the one that is shown, before it where negative; round all that the run has.
  func metric(_ places: Int, after train: TrainState) -> Metric {
    let metrics = train.metrics
    let here = metrics.firstIndex(of: metric(of: train)) ?? metrics.count - 1
    return metrics[(here + places + metrics.count) % metrics.count]
  }

  /// Puts a metric on the chart, and says what it is.
  mutating func show(_ metric: Metric, _ shared: inout Shared) {
    chosen = metric
    shared.note = metric.explanation
  }
}
