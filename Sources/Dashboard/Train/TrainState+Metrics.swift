import Learning

extension TrainState {
  /// What the run goes by: it stops the run and chooses its best epoch.
  var metric: Metric { summary?.metric ?? .loss }

  /// All that there are numbers of, that one first, and how fast it is last.
  var metrics: [Metric] {
    metric.readings + told + (epochs.last?.ratingsPerSecond == nil ? [] : [.ratingsPerSecond])
  }
}
