import Concurrency
import Models

/// What metrics come to for one model on one test part.
public struct MetricValues: Sendable, Equatable {
  private var values: [Metric: Double] = [:]

  /// nil where the metric does not go with the model.
  public subscript(metric: Metric) -> Double? { values[metric] }

  init(
    _ metrics: [Metric], of model: any Model, on split: EvaluationSplit,
    workers: Workers
  ) {
    let errors =
      metrics.contains { $0.listLength == nil } && model.predictsRatings
      ? RatingErrors(of: model, on: split, workers: workers) : nil
    let length = metrics.compactMap(\.listLength).max()
    let lists = length.map {
      RankedLists(of: model, on: split, length: $0, workers: workers)
    }
    for metric in metrics { values[metric] = Self.value(of: metric, errors, lists) }
  }

  private static func value(
    of metric: Metric, _ errors: RatingErrors?, _ lists: RankedLists?
  ) -> Double? {
    let value: Double? =
      switch metric {
      case .rmse: errors?.rootMeanSquaredError
      case .mae: errors?.meanAbsoluteError
      case .interval: errors?.coverage
      case .precision(let k): lists?.precision(k)
      case .recall(let k): lists?.recall(k)
      case .ndcg(let k): lists?.ndcg(k)
      case .map(let k): lists?.meanAveragePrecision(k)
      case .mrr(let k): lists?.meanReciprocalRank(k)
      case .coverage(let k): lists?.coverage(k)
      case .gini(let k): lists?.gini(k)
      }
    return value.flatMap { $0.isNaN ? nil : $0 }
  }
}
