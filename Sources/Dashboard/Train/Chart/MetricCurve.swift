import Cells
import Learning

/// What a metric came to along a run, and how what the run goes by is read by it.
struct MetricCurve {
  let metric: Metric
  private let train: TrainState
  /// The metric where the run's first one is so much; nil where it does not follow from that.
  let read: ((Double) -> Double)?

  init(_ metric: Metric, of train: TrainState) {
    self.metric = metric
    self.train = train
    read = metric.reading(of: train.metric)
  }

  /// Inside and at the end of epochs.
  func trained(in range: ClosedRange<Double>, atMost most: Int) -> [(Double, Double)] {
    guard let read else { return records(in: range, atMost: most).map { ($0, $1.trained) } }
    return train.curve.points(in: range, atMost: most).map { ($0.x, read($0.y)) }
  }

  /// At the end of each epoch that validates.
  func validated(in range: ClosedRange<Double>, atMost most: Int) -> [(Double, Double)] {
    guard let read else {
      return records(in: range, atMost: most).compactMap { epoch, values in
        values.validated.map { (epoch, $0) }
      }
    }
    return train.validationCurve.points(in: range, atMost: most).map { ($0.x, read($0.y)) }
  }

  /// What trains at the place along the curve that is nearest to some epochs.
  func trained(nearestTo epochs: Double) -> Double? {
    guard let read else { return values(at: epochs)?.trained }
    return (train.curve.point(nearestTo: epochs)?.y).map(read)
  }

  /// Those of an epoch; nil between two, and where it was not measured.
  func values(at epochs: Double) -> EpochMetrics.Values? {
    let all = train.epochs
    let index = all.partitioningIndex { Double($0.epoch) >= epochs }
    guard all.indices.contains(index), Double(all[index].epoch) == epochs else { return nil }
    return all[index][metric]
  }

  /// As the run stands: of the epoch that runs, where the metric follows from what is told of its middle.
  var trainedNow: Double? {
    guard let read, let progress = train.progress else {
      return train.epochs.last?[metric]?.trained
    }
    return read(progress.trained)
  }

  /// Whether there are such numbers, or will be: a learning rate is none of what validates.
  var hasValidated: Bool { read != nil || train.epochs.last?[metric]?.validated != nil }
  var hasTrained: Bool { !hasValidated || read != nil || trainedNow?.isNaN == false }

  /// The epochs of a range and those beside it, not many more than so many.
  private func records(
    in range: ClosedRange<Double>, atMost most: Int
  ) -> [(Double, EpochMetrics.Values)] {
    let all = train.epochs
    let first = max(0, all.partitioningIndex { Double($0.epoch) >= range.lowerBound } - 1)
    let end = min(all.count, all.partitioningIndex { Double($0.epoch) > range.upperBound } + 1)
    guard first < end else { return [] }
    let step = max(1, (end - first) / most)
    return stride(from: first, to: end, by: step).compactMap { index in
      all[index][metric].map { (Double(all[index].epoch), $0) }
    }
  }
}

extension Metric {
  /// How another metric's values are read by this one; nil where this one does not follow from it.
  func reading(of other: Metric) -> ((Double) -> Double)? {
    value(where: other, is: 0) == nil ? nil : { value(where: other, is: $0) ?? .nan }
  }

  /// What a person is told who comes upon it: `RMSE, in stars; lower is better`.
  var brief: String {
    let unit = unit.map { ", in \($0)" } ?? ""
    let better =
      switch direction {
      case .lowerIsBetter: "; lower is better"
      case .higherIsBetter: "; higher is better"
      case .neither: ""
      }
    return title + unit + better
  }
}
