import RatingData

/// A value that stands for «not rated» rather than for a rating: 0 or −1 below all others, and common.
struct Placeholder {
  let value: Float
  let count: Int

  /// So many values tell how common one is.
  private static let sampleSize = 1_000_000

  /// nil where no value looks like one.
  init?(in ratings: Ratings) {
    let lowest = ratings.scale.range.lowerBound
    guard lowest == 0 || lowest == -1 else { return nil }
    let values = ratings.values
    var counts: [Float: Int] = [:]
    let step = max(1, values.count / Self.sampleSize)
    for position in stride(from: 0, to: values.count, by: step) {
      counts[values[position], default: 0] += 1
      // A scale of so many values has none that stands apart.
      guard counts.count <= 64 else { return nil }
    }
    let levels = counts.keys.sorted()
    guard levels.count >= 3, levels.first == lowest, let count = counts[lowest],
      let next = counts[levels[1]]
    else { return nil }
    let share = Double(count) / Double(counts.values.reduce(0, +))
    let isCommon = share >= 0.1 && count > 2 * next
    // A gap that the other values don't have.
    let steps = zip(levels.dropFirst(2), levels.dropFirst()).map { $0 - $1 }
    let isApart = share >= 0.01 && levels[1] - lowest > 1.5 * (steps.max() ?? .infinity)
    guard isCommon || isApart || lowest == -1 && share >= 0.01 else { return nil }
    value = lowest
    self.count = values.count { $0 == lowest }
  }
}
