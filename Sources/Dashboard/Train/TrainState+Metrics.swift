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

  /// The other way in which what the run goes by can be read; nil where there is none.
  func nextReading(_ train: TrainState) -> Metric? {
    let readings = train.metric.readings
    return readings.count > 1 ? Self.next(after: metric(of: train), in: readings) : nil
  }

  /// Round all that the run has.
  func nextMetric(_ train: TrainState) -> Metric {
    Self.next(after: metric(of: train), in: train.metrics)
  }

  private static func next(after metric: Metric, in metrics: [Metric]) -> Metric {
    let here = metrics.firstIndex(of: metric) ?? metrics.count - 1
    return metrics[(here + 1) % metrics.count]
  }
}
