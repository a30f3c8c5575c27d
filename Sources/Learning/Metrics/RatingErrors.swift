/// How far predicted ratings are off, as sums over ratings.
public struct RatingErrors: Sendable, Equatable {
  /// Σ error².
  public var squares = 0.0
  /// Σ |error|.
  public var magnitudes = 0.0
  public var count = 0
  /// Ratings whose prediction comes with an interval that holds 90 % of them, and those that are inside.
  public var intervals = 0
  public var held = 0

  public init() {}

  /// What a learner of ratings tells of those that validate.
  public var means: [Metric: RunningMean] {
    [
      .loss: RunningMean(sum: squares, count: count),
      .mae: RunningMean(sum: magnitudes, count: count),
    ]
  }

  public static func += (total: inout Self, more: Self) {
    total.squares += more.squares
    total.magnitudes += more.magnitudes
    total.count += more.count
    total.intervals += more.intervals
    total.held += more.held
  }
}

/// What is computed on ratings: while a learner trains from predictions as they are, in an evaluation from those that are
/// clipped to the scale.
extension Metric {
  /// Mean squared error: what Keras calls `loss`.
  public static let loss = Metric(
    "loss", title: "MSE",
    "The mean squared error: how far predictions are off, squared, so that one large error counts more than many"
      + " small ones. Without a penalty, and taken on the ratings that train while the weights move.",
    formula: "loss = 1/n Σ (rating − prediction)²", unit: "squared stars", .lowerIsBetter,
    .ofSquares { $0 })

  /// Its root, on the scale of the ratings.
  public static let rmse = Metric(
    "rmse", title: "RMSE",
    "The root of the mean squared error: by how much a prediction is off, typically, on the scale of the ratings."
      + " 0.9 means nine tenths of a star.",
    formula: "RMSE = √(1/n Σ (rating − prediction)²)", unit: "stars", .lowerIsBetter,
    .ofSquares { $0.squareRoot() })

  public static let mae = Metric(
    "mae", title: "MAE",
    "The mean absolute error: by how much a prediction is off, on average. Large errors count no more than they are.",
    formula: "MAE = 1/n Σ |rating − prediction|", unit: "stars", .lowerIsBetter,
    .ofErrors { $0.magnitudes / Double($0.count) })

  /// The share of ratings inside the 90 % interval that the model says, where it says one.
  public static let interval = Metric(
    "interval90",
    "The share of ratings inside the 90 % interval that a model says beside its prediction. Near 0.90 it knows"
      + " how sure it is; more is too careful, less too bold.",
    unit: "share", .neither,
    .ofErrors { $0.intervals > 0 ? Double($0.held) / Double($0.intervals) : nil })
}
