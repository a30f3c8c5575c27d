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
