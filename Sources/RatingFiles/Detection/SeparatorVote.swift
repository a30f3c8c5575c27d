/// Which separator cuts the first lines of a file into equally many fields.
struct SeparatorVote {
  let separator: Separator
  /// How many fields most lines have.
  let fieldCount: Int

  /// Where two fit equally well, the first one does it: what is rarer inside a field.
  static let candidates: [Separator] = [.doubleColon, .tab, .semicolon, .bar, .comma, .blanks]

  /// Whether any separator cuts a line into at least so many fields.
  static func cuts(_ line: HeadOfFile.Line, into least: Int) -> Bool {
    candidates.contains { (line.fields($0)?.count ?? 0) + (line.endsWith($0) ? 1 : 0) >= least }
  }

  /// - Parameter least: fields that a line must have.
  init?(_ lines: [HeadOfFile.Line], least: Int) {
    var best: (vote: Vote, separator: Separator)?
    for separator in Self.candidates {
      guard let vote = Vote(lines, separator, least: least) else { continue }
      if vote.lines > best?.vote.lines ?? 0 { best = (vote, separator) }
    }
    // A few broken lines are the reader's to name; a file that is mostly broken is something else.
    guard let best, best.vote.lines * 2 >= lines.count else { return nil }
    separator = best.separator
    fieldCount = best.vote.fieldCount
  }

  private struct Vote {
    let fieldCount: Int
    /// How many lines have so many fields.
    let lines: Int

    init?(_ lines: [HeadOfFile.Line], _ separator: Separator, least: Int) {
      let fieldCounts = lines.map { $0.fields(separator)?.count ?? 0 }
      var counts: [Int: Int] = [:]
      for (line, count) in zip(lines, fieldCounts) {
        if count >= least { counts[count, default: 0] += 1 }
        // A separator at the end may end the line, or stand before a last field that is empty.
        if count + 1 >= least, count > 0, line.endsWith(separator) {
          counts[count + 1, default: 0] += 1
        }
      }
      // The first line may be a header, and decides where others are divided.
      let first = counts[fieldCounts.first ?? 0] ?? 0
      guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else {
        return nil
      }
      let best =
        first > 0 && first == most.value ? (key: fieldCounts.first ?? 0, value: first) : most
      (fieldCount, self.lines) = (best.key, best.value)
    }
  }
}
