/// How often each value of a set's scale was given, in columns that a screen has room for.
package struct ValueHistogram: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package let value: Float
    package let count: Int
  }

  /// What a column counts.
  package enum Grouping: Sendable, Equatable {
    /// The ratings of this value.
    case exact
    /// Those from this value to below the next column's.
    case from
  }

  package let grouping: Grouping
  /// Ascending.
  package let columns: [Column]

  static let mostColumns = 20

  package init(_ ratings: Ratings) {
    if let counts = Self.counts(ratings.values), let columns = Self.columns(counts, ratings.scale) {
      (grouping, self.columns) = (.exact, columns)
    } else {
      (grouping, columns) = (.from, Self.bins(ratings))
    }
  }

  /// By value; nil of more values than could be shown one by one.
  private static func counts(_ values: RatingValues) -> [Float: Int]? {
    guard case .floats(let floats) = values.storage else {
      var counts = [Int](repeating: 0, count: 256)
      if case .halves(let halves) = values.storage { for half in halves { counts[Int(half)] += 1 } }
      let occurring = counts.indices.filter { counts[$0] > 0 }
      return Dictionary(uniqueKeysWithValues: occurring.map { (Float($0) / 2, counts[$0]) })
    }
    var counts: [Float: Int] = [:]
    for value in floats {
      counts[value, default: 0] += 1
      if counts.count > mostColumns { return nil }
    }
    return counts
  }

  /// One a step of the scale, or one a value where values lie beside the steps.
  private static func columns(_ counts: [Float: Int], _ scale: RatingScale) -> [Column]? {
    guard counts.count <= mostColumns else { return nil }
    let span = Double(scale.range.upperBound) - Double(scale.range.lowerBound)
    let steps = scale.step > 0 ? span / Double(scale.step) : 0
    if steps < Double(mostColumns) {
      let low = scale.range.lowerBound
      let values = (0...Int(steps.rounded())).map { low + Float($0) * scale.step }
      if Set(counts.keys).isSubset(of: values) {
        return values.map { Column(value: $0, count: counts[$0] ?? 0) }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { Column(value: $0.key, count: $0.value) }
  }

  /// Columns of equal width.
  private static func bins(_ ratings: Ratings) -> [Column] {
    let low = Double(ratings.scale.range.lowerBound)
    let high = Double(ratings.scale.range.upperBound)
    let width = niceWidth(atLeast: (high - low) / Double(mostColumns - 1))
    let start = (low / width).rounded(.down)
    let count = min(mostColumns, Int((high / width).rounded(.down) - start) + 1)
    var counts = [Int](repeating: 0, count: count)
    for value in ratings.values {
      let bin = (Double(value) / width).rounded(.down) - start
      counts[Int(max(0, min(bin, Double(count - 1))))] += 1
    }
    return counts.enumerated().map { bin, count in
      Column(value: Float((start + Double(bin)) * width), count: count)
    }
  }

  /// 1, 2 or 5 times a power of ten.
  private static func niceWidth(atLeast length: Double) -> Double {
    guard length > 0 else { return 1 }
    var decade = 1.0
    while decade > length { decade /= 10 }
    while decade * 10 <= length { decade *= 10 }
    return [1, 2, 5].map { $0 * decade }.first { $0 >= length } ?? 10 * decade
  }
}

/// How many ratings users gave, or movies got.
package struct CountSpread: Sendable, Equatable {
  package let least: Int
  package let most: Int
  package let mean: Double
  /// Between the two in the middle where there is no one there.
  package let median: Double
  /// Users with a single rating, or movies.
  package let ones: Int

  /// Zeros of none.
  package init(_ counts: some Collection<Int>) {
    // An array first: sorting is fast only where the compiler knows what of.
    let sorted = Array(counts).sorted()
    least = sorted.first ?? 0
    most = sorted.last ?? 0
    mean = Double(sorted.reduce(0, +)) / Double(max(1, sorted.count))
    let middle = sorted.dropFirst((sorted.count - 1) / 2).prefix(2 - sorted.count % 2)
    median = Double(middle.reduce(0, +)) / Double(max(1, middle.count))
    ones = sorted.count { $0 == 1 }
  }
}
