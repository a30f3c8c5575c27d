/// How many slips part two texts: a letter left out, put in, replaced, or two neighbours swapped.
///
/// The restricted variant: no letter is touched twice. Source: Damerau: A technique for computer
/// detection and correction of spelling errors, CACM 7 (1964). https://doi.org/10.1145/363958.363994
package enum EditDistance {
  /// - Complexity: O(a.count × b.count).
  package static func between(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    // Rows of the table of distances between beginnings: two letters before, one before, this one.
    var before = [Int](repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    var row = above
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        let replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var best = min(replaced, above[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, before[j - 2] + 1)
        }
        row[j] = best
      }
      (before, above, row) = (above, row, before)
    }
    return above[b.count]
  }
}
