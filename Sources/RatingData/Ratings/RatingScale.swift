/// The scale on which a set rates, found in its values.
public struct RatingScale: Sendable, Equatable {
  /// Lowest and highest value that occur.
  public let range: ClosedRange<Float>
  /// The least distance between two values that occur, where all are whole steps of it apart; 0 where
  /// they are not, where all are equal, and where they lie too close for steps to speak of.
  public let step: Float
  /// What the values say; counts are on no scale that a person would think of.
  public var signal: RatingSignal

  public init(range: ClosedRange<Float>, step: Float, signal: RatingSignal = .explicit) {
    self.range = range
    self.step = step
    self.signal = signal
  }

  /// From half a star to five.
  public static let halfStars = RatingScale(range: 0.5...5, step: 0.5)

  /// What values count: `stars` of a scale that ends at five; nil of counts, of which no error is said.
  public var unit: String? {
    signal == .implicit ? nil : range.upperBound == 5 ? "stars" : "points"
  }

  /// The value of the scale that is nearest to a prediction; what is not a number stays so.
  public func clipped(_ rating: Float) -> Float {
    rating < range.lowerBound
      ? range.lowerBound : rating > range.upperBound ? range.upperBound : rating
  }

  /// Beyond so many different values a scale has no steps.
  static let mostLevels = 256

  /// Finds the scale of values; 0 ... 0 of none.
  public init(of values: RatingValues) {
    let levels: [Float]
    switch values.storage {
    case .halves(let halves):
      var occurs = [Bool](repeating: false, count: 256)
      halves.withUnsafeBufferPointer { for half in $0 { occurs[Int(half)] = true } }
      levels = occurs.indices.filter { occurs[$0] }.map { Float($0) / 2 }
    case .floats(let floats):
      levels = Self.levels(of: floats)
    }
    let low = levels.first ?? 0
    let high = levels.last ?? 0
    let steps = zip(levels.dropFirst(), levels).map { Double($0) - Double($1) }
    // Of 4.9 and 4.8 a tenth, and not what is left of it in binary: no set has finer steps than this.
    let step = ((steps.min() ?? 0) * 1e5).rounded() / 1e5
    let isStepped = levels.count <= Self.mostLevels && Self.areEven(levels, step)
    self.init(range: low...high, step: isStepped ? Float(step) : 0)
  }

  private static func areEven(_ levels: [Float], _ step: Double) -> Bool {
    levels.allSatisfy { level in
      let steps = (Double(level) - Double(levels[0])) / step
      return abs(steps - steps.rounded()) < 1e-3
    }
  }

  /// The different values, ascending; of too many, the lowest, the highest and some between.
  private static func levels(of values: [Float]) -> [Float] {
    var levels: Set<Float> = []
    var low = values.first ?? 0
    var high = low
    for value in values {
      low = min(low, value)
      high = max(high, value)
      if levels.count <= mostLevels { levels.insert(value) }
    }
    return values.isEmpty ? [] : levels.union([low, high]).sorted()
  }
}

/// What the values of ratings say.
public enum RatingSignal: String, Sendable, CaseIterable {
  /// How much a user liked a movie.
  case explicit
  /// That they interacted with it: how often, how long, or just that. Any value above 0 is positive feedback.
  case implicit
}
