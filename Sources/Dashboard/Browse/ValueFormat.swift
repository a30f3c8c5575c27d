import Cells
import RatingData

/// How the values of a data set are shown and called: ratings by their scale, in stars where it has them; counts, which
/// have none, whole or in thousands.
struct ValueFormat: Sendable {
  private let scale: RatingScale
  private let kind: ItemKind

  /// - Parameter kind: what has the values.
  init(_ scale: RatingScale, of kind: ItemKind = .movie) {
    self.scale = scale
    self.kind = kind
  }

  private var isCount: Bool { scale.signal == .implicit }
  private var range: ClosedRange<Double> {
    Double(scale.range.lowerBound)...Double(scale.range.upperBound)
  }

  /// What a value is called.
  var name: String { isCount ? "count" : "rating" }
  /// What a rating counts, in a sentence; nil of counts, which no error is said of.
  var unit: String? { scale.unit }
  /// What stands over the values that a model predicts.
  var predictionName: String { isCount ? name : "stars" }
  /// What a movie has as many of as values: of counts, who they are of.
  var ofMovie: String { isCount ? "user" : name }
  /// What a user has as many of as values: of counts, what they are of.
  var ofUser: String { isCount ? kind.singular : name }

  /// Columns that a mean or a prediction takes.
  var width: Int { isCount ? Self.countWidth : scale.textWidth }
  /// Columns that `number` takes.
  var numberWidth: Int {
    isCount ? Self.countWidth : max(3, number(scale.range.upperBound).columns)
  }

  private static let countWidth = 6

  /// A mean or a prediction.
  func text(_ value: Double) -> String { isCount ? value.asCount : scale.text(value) }

  /// A mean or a prediction, with so many decimals of a rating.
  func text(_ value: Double, decimals: Int) -> String {
    isCount ? value.asCount : value.fixed(decimals)
  }

  /// How far one is from another.
  func difference(_ value: Double) -> String {
    guard isCount else { return value.signed(scale.decimals) }
    return (value < 0 ? "−" : "+") + value.magnitude.asCount
  }

  /// A value that was given, in stars where the scale has them.
  func given(_ value: Float) -> String {
    isCount ? Double(value).asCount : Stars.text(for: Double(value), on: range)
  }

  /// A value that was given, in a column that ends at the right: stars start where those of other rows do.
  func givenInColumn(_ value: Float) -> String {
    isCount ? given(value) : given(value).padded(to: Stars.columns)
  }

  /// A value that was given, as a number.
  func number(_ value: Float) -> String {
    isCount ? Double(value).asCount : Double(value).fixed(1)
  }

  /// How long a bar is that stands for a mean, 0 to 1. Most counts are far below the greatest: theirs goes by magnitude.
  func fraction(_ value: Double) -> Double {
    guard isCount, range.upperBound > 0 else { return scale.fraction(value) }
    return ((max(0, value) + 1).logarithm10 / (range.upperBound + 1).logarithm10)
      .clamped(to: 0...1)
  }

  /// What a person said of a movie, by the value that came of it: stars where values are ratings.
  func opinion(_ value: Float) -> String {
    isCount ? (value > 0 ? "liked" : "not") : given(value)
  }

  /// What a person chooses: so many stars of five, with the value that comes of them where the scale has none; what is
  /// asked where nothing is chosen.
  func choice(_ stars: Float?, _ value: Float) -> String {
    guard !isCount else { return stars == nil ? "counts, not ratings: liked?" : opinion(value) }
    let row = (1...Stars.columns).map { star in
      let part = (stars ?? 0) - Float(star) + 1
      return part >= 1 ? "★" : part >= 0.5 ? "½" : "☆"
    }.joined(separator: " ")
    return stars == nil || given(value).contains { "★½".contains($0) }
      ? row : "\(row)  \(given(value))"
  }

  /// What the keys that choose say of a movie.
  var answers: String { isCount ? "no, yes" : "stars" }
}

extension Library {
  var values: ValueFormat { ValueFormat(data.ratings.scale, of: data.kind) }
}
