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
    "loss", title: "MSE", "mean squared error", unit: "squared stars", .lowerIsBetter,
    .ofSquares { $0 })

  /// Its root, on the scale of the ratings.
  public static let rmse = Metric(
    "rmse", title: "RMSE", "root mean squared error", unit: "stars", .lowerIsBetter,
    .ofSquares { $0.squareRoot() })

  public static let mae = Metric(
    "mae", title: "MAE", "mean absolute error", unit: "stars", .lowerIsBetter,
    .ofErrors { $0.magnitudes / Double($0.count) })

  /// The share of ratings inside the 90 % interval that the model says, where it says one.
  public static let interval = Metric(
    "interval90", "ratings inside the 90 % interval", unit: "share", .neither,
    .ofErrors { $0.intervals > 0 ? Double($0.held) / Double($0.intervals) : nil })
}
