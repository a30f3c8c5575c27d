import Cells

/// How long what is done part by part will still take, if the rest takes as long as what is done.
struct TimeLeft: Sendable, Equatable {
  /// Computing time until the newest part was done; nil where nobody counts.
  private(set) var spent: Double?

  mutating func spend(until seconds: Double?) {
    guard let seconds else { return }
    spent = max(spent ?? 0, seconds)
  }

  /// `12 s left`; nil before the first part, after the last one, and where nobody counts.
  func words(done: Int, of all: Int) -> String? {
    guard let spent, spent > 0, done > 0, done < all else { return nil }
    let left = spent / Double(done) * Double(all - done)
    return "\(max(1, left).asDuration) left"
  }
}
