/// How alike two rankings are, the top counting most: 1 where they are the same, 0 where they share nothing.
///
/// Source: Webber, Moffat, Zobel: A Similarity Measure for Indefinite Rankings, ACM TOIS 28 (2010), equation 30, for
/// lists of one length.
public enum RankBiasedOverlap {
  /// - Parameter persistence: p, the chance that a reader goes on to the next rank: at 0.9 the first ten hold most of the
  ///   weight.
  /// - Returns: 1 for two empty lists.
  public static func of<Row: Hashable>(
    _ one: [Row], _ other: [Row], persistence p: Double = 0.9
  ) -> Double {
    let depth = min(one.count, other.count)
    guard depth > 0 else { return one.count == other.count ? 1 : 0 }
    var seen: [Row: Int] = [:]
    var overlap = 0
    var sum = 0.0
    var weight = 1.0
    for rank in 0..<depth {
      for row in [one[rank], other[rank]] {
        seen[row, default: 0] += 1
        if seen[row] == 2 { overlap += 1 }
      }
      weight *= p
      sum += Double(overlap) / Double(rank + 1) * weight
    }
    return Double(overlap) / Double(depth) * weight + (1 - p) / p * sum
  }
}
