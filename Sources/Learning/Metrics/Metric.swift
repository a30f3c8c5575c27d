import Models

/// A number that a model is judged by: its name, its unit, which way is better, how it is computed and on what.
///
/// Learners, epochs, sweeps and evaluations name what they measure by one of these, and know nothing else of the number.
/// Two of the same name are the same. A new one is a file, and a line of `Metric.all`:
///
///     extension Metric {
///       public static func hitRate(_ length: Int) -> Metric {
///         .ofLists("hits", length, "The share of users who like any movie of their list.", unit: "share") {
///           $0.hits(length) > 0 ? 1 : 0
///         }
///       }
///     }
public struct Metric: Sendable {
  public enum Direction: Sendable, Hashable {
    case lowerIsBetter
    case higherIsBetter
    /// A learning rate, say, and whatever another program tells without saying so.
    case neither
  }

  /// How the number is computed, and on what.
  public enum Computation: Sendable {
    /// On ratings, from the mean of squared errors: every epoch that learns ratings has it.
    case ofSquares(@Sendable (_ mean: Double) -> Double)
    /// On ratings, from whatever is summed of errors; nil where the model does not tell it.
    case ofErrors(@Sendable (RatingErrors) -> Double?)
    /// On lists, the mean over users: every epoch that learns lists of this length has it.
    case ofList(@Sendable (RankedList) -> Double)
    /// On the lists of all users together.
    case ofLists(@Sendable (RankedLists) -> Double)
    /// On what stands near each movie; NaN where there is nothing to judge by.
    case ofNeighbours(@Sendable (JudgedNeighbours) -> Double)
    /// Not here: whoever trains tells it.
    case told
  }

  /// Every epoch of a run has some of these, and a run may have a million epochs: they share what does not differ.
  private final class Definition: Sendable {
    let family: String
    let length: Int?
    let title: String
    let meaning: String
    let formula: String?
    let source: String?
    let unit: String?
    let direction: Direction
    let computation: Computation

    init(
      family: String, length: Int?, title: String, meaning: String, formula: String?,
      source: String?, unit: String?, direction: Direction, computation: Computation
    ) {
      self.formula = formula
      self.source = source
      self.family = family
      self.length = length
      self.title = title
      self.meaning = meaning
      self.unit = unit
      self.direction = direction
      self.computation = computation
    }
  }

  private let definition: Definition

  /// - Parameters:
  ///   - family: the name without a length: `ndcg`.
  ///   - length: the movies of a list, or the neighbours, that are looked at; nil where there are none.
  ///   - title: as a person reads it; the name where nil.
  ///   - meaning: in one to three sentences, for who does not know it.
  public init(
    _ family: String, length: Int? = nil, title: String? = nil, _ meaning: String,
    formula: String? = nil, source: String? = nil, unit: String? = nil, _ direction: Direction,
    _ computation: Computation
  ) {
    let name = length.map { "\(family)@\($0)" } ?? family
    definition = Definition(
      family: family, length: length, title: title ?? name, meaning: meaning, formula: formula,
      source: source, unit: unit, direction: direction, computation: computation)
  }

  /// The mean of a value of each user's list; more is better.
  ///
  /// - Parameter title: without the length; the name where nil.
  public static func ofLists(
    _ family: String, _ length: Int, title: String? = nil, _ meaning: String,
    formula: String? = nil, source: String? = nil, unit: String? = nil,
    _ value: @escaping @Sendable (RankedList) -> Double
  ) -> Metric {
    Metric(
      family, length: length, title: title.map { "\($0)@\(length)" }, meaning, formula: formula,
      source: source, unit: unit, .higherIsBetter, .ofList(value))
  }

  /// The name without a length: `ndcg`.
  public var family: String { definition.family }
  /// What the command line calls it: `ndcg@10`.
  public var name: String { length.map { "\(family)@\($0)" } ?? family }
  /// As a person reads it: `NDCG@10`.
  public var title: String { definition.title }
  /// What it is, in sentences.
  public var meaning: String { definition.meaning }
  /// How it is computed, in one line; nil where the sentences say it.
  public var formula: String? { definition.formula }
  /// Where its definition stands; nil where it is everybody's.
  public var source: String? { definition.source }
  /// What one of it is: `stars`; nil of a number without a unit.
  public var unit: String? { definition.unit }
  public var direction: Direction { definition.direction }
  public var computation: Computation { definition.computation }

  /// The movies of a list, or the neighbours, that are looked at; nil where there are none.
  public var length: Int? { definition.length }

  /// The length that goes without saying.
  public static let usualLength = 10

  /// The name beside curves and in events, on what trains: `loss`, `ndcg`.
  public var key: String { length == Self.usualLength ? family : name }

  /// The name on what validates, as Keras has it: `val_loss`.
  public var validationKey: String { "val_" + key }
}

extension Metric: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    a.definition === b.definition || a.family == b.family && a.length == b.length
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(family)
    hasher.combine(length)
  }
}

extension Metric {
  /// Whether one value is better than another; never where either is not a number, or neither way is better.
  public func isBetter(_ value: Double, than other: Double) -> Bool {
    switch direction {
    case .lowerIsBetter: value < other
    case .higherIsBetter: value > other
    case .neither: false
    }
  }

  /// Worse than every number.
  public var worst: Double { direction == .higherIsBetter ? -.infinity : .infinity }

  /// The movies that are looked at in a user's list; nil where no list is looked at.
  public var listLength: Int? {
    switch computation {
    case .ofList, .ofLists: length
    case .ofSquares, .ofErrors, .ofNeighbours, .told: nil
    }
  }

  /// Whether predicted ratings are looked at.
  public var isOfRatings: Bool {
    switch computation {
    case .ofSquares, .ofErrors: true
    case .ofList, .ofLists, .ofNeighbours, .told: false
    }
  }

  /// The value where another metric has one; nil where this one does not follow from the other.
  public func value(where other: Metric, is value: Double) -> Double? {
    if self == other { return value }
    guard other == .loss, case .ofSquares(let read) = computation else { return nil }
    return read(value)
  }

  /// The metrics that follow from this one, itself first.
  public var readings: [Metric] {
    [self] + Self.standard.filter { $0 != self && $0.value(where: self, is: 0) != nil }
  }
}
