import Concurrency
import Models
import RatingData

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
      metrics.contains { $0.isOfRatings } && model.predictsRatings
      ? RatingErrors(of: model, on: split, workers: workers) : nil
    let length = metrics.compactMap(\.listLength).max()
    let lists = length.map {
      RankedLists(of: model, on: split, length: $0, workers: workers)
    }
    for metric in metrics {
      if case .siblings(let k) = metric {
        values[metric] = Self.siblings(k, of: model, on: split)
      } else {
        values[metric] = Self.value(of: metric, errors, lists)
      }
    }
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
      case .siblings: nil
      }
    return value.flatMap { $0.isNaN ? nil : $0 }
  }

  /// Of the films that what trains knows well enough.
  private static func siblings(
    _ count: Int, of model: any Model, on split: EvaluationSplit
  ) -> Double? {
    var ratings = [Int](repeating: 0, count: split.ratings.movieCount)
    for position in split.train { ratings[split.ratings.movies[Int(position)].position] += 1 }
    let isKnown = { (movie: MovieIndex) in
      ratings[movie.position] >= SiblingShare.fewestRatings
    }
    let series = MovieSeries(split.movies, where: isKnown)
    let share = SiblingShare(of: model, series, among: count, where: isKnown)?.share
    return share.flatMap { $0.isNaN ? nil : $0 }
  }
}
