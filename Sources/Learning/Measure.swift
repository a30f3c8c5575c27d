/// What a number on a chart measures: its name, and which way is better.
///
/// A learner accumulates a mean over ratings (`RunningMean`); a measure says how to read that mean.
/// Early stopping, charts and logs compare through it and know nothing else of the number.
public struct Measure: Sendable, Hashable {
  public enum Direction: Sendable, Hashable {
    case lowerIsBetter
    case higherIsBetter
  }

  /// What is done to the mean before it is shown.
  private enum Transform: Sendable, Hashable {
    case identity
    case squareRoot
  }

  /// The name on what trains: `loss`.
  public let name: String
  /// What the measure is, in words: `mean squared error`.
  public let title: String
  /// What a person calls it in passing: `RMSE`.
  public let abbreviation: String
  /// What one unit of the number is; nil of a number without one.
  public let unit: String?
  public let direction: Direction
  private let transform: Transform

  private init(
    _ name: String, title: String, abbreviation: String, unit: String?, direction: Direction,
    transform: Transform = .identity
  ) {
    self.name = name
    self.abbreviation = abbreviation
    self.title = title
    self.unit = unit
    self.direction = direction
    self.transform = transform
  }

  /// A measure that is the mean itself.
  public init(name: String, title: String, unit: String? = nil, direction: Direction) {
    self.init(
      name, title: title, abbreviation: name.uppercased(), unit: unit, direction: direction)
  }

  /// The name on what validates, as Keras has it: `val_loss`.
  public var validationName: String { "val_" + name }

  /// The number that a mean over ratings comes to.
  public func value(_ mean: Double) -> Double {
    switch transform {
    case .identity: mean
    case .squareRoot: mean.squareRoot()
    }
  }

  /// Whether one value is better than another; never where either is not a number.
  public func isBetter(_ value: Double, than other: Double) -> Bool {
    switch direction {
    case .lowerIsBetter: value < other
    case .higherIsBetter: value > other
    }
  }

  /// Worse than every number.
  public var worst: Double { direction == .lowerIsBetter ? .infinity : -.infinity }

  /// Mean squared error over ratings: what Keras calls `loss`.
  public static let loss = Measure(
    "loss", title: "mean squared error", abbreviation: "MSE", unit: "squared stars",
    direction: .lowerIsBetter)

  /// Its root, on the scale of the ratings.
  public static let rootMeanSquaredError = Measure(
    "rmse", title: "root mean squared error", abbreviation: "RMSE", unit: "stars",
    direction: .lowerIsBetter, transform: .squareRoot)

  /// How well the first ten movies of a list fit what a user likes, 0 to 1, over users.
  public static let ndcg = Measure(
    "ndcg", title: "normalized discounted cumulative gain of ten movies", abbreviation: "NDCG@10",
    unit: nil, direction: .higherIsBetter)

  /// What learners measure, by name.
  public static func named(_ name: String) -> Measure? {
    [.loss, .ndcg].first { $0.name == name }
  }

  /// The ways in which the same mean can be read, this one first.
  public var readings: [Measure] {
    self == .loss ? [.loss, .rootMeanSquaredError] : [self]
  }
}

/// A mean in the making: a sum over ratings and how many they are.
public struct RunningMean: Sendable, Equatable {
  public private(set) var sum: Double
  public private(set) var count: Int

  public init(sum: Double = 0, count: Int = 0) {
    self.sum = sum
    self.count = count
  }

  /// NaN of no ratings.
  public var mean: Double { sum / Double(count) }

  public static func += (total: inout Self, more: Self) {
    total.sum += more.sum
    total.count += more.count
  }
}
