import Concurrency
import Learning
import Models
import RatingData

/// What metrics come to for one model on one test part.
public struct MetricValues: Sendable, Equatable {
  private var values: [Metric: Double] = [:]

  /// nil where the metric does not go with the model.
  public subscript(metric: Metric) -> Double? { values[metric] }

  init(
    _ metrics: [Metric], of model: any Model, on split: EvaluationSplit,
    foldedIn: FoldInRegularization = FoldInRegularization(nil), workers: Workers
  ) {
    let errors =
      metrics.contains { $0.isOfRatings } && model.predictsRatings
      ? RatingErrors(of: model, on: split, foldedIn: foldedIn, workers: workers) : nil
    let length = metrics.compactMap(\.listLength).max()
    let lists = length.map {
      RankedLists(of: model, on: split, length: $0, foldedIn: foldedIn, workers: workers)
    }
    for metric in metrics {
      let value: Double? =
        switch metric.computation {
        case .ofSquares(let value): errors.map { value($0.squares / Double($0.count)) }
        case .ofErrors(let value): errors.flatMap(value)
        case .ofList(let value): lists?.mean(value)
        case .ofLists(let value): lists.map(value)
        case .ofNeighbours(let value):
          JudgedNeighbours(
            model, ratings: split.ratings, movies: split.movies, train: split.train
          ).map(value)
        case .told: nil
        }
      values[metric] = value.flatMap { $0.isNaN ? nil : $0 }
    }
  }
}
