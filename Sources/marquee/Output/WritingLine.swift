import Cells
import MovieLens

/// One line that writes over itself while ratings are written, once that takes longer than a blink.
struct WritingLine {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var width = 0

  init(isShown: Bool) { self.isShown = isShown }

  /// What to write; nothing most of the time.
  mutating func text(for progress: WritingProgress) -> String {
    let now = ContinuousClock.now
    guard isShown, start.duration(to: now) > .milliseconds(300),
      last.map({ $0.duration(to: now) > .milliseconds(100) }) ?? true
    else { return "" }
    last = now
    let share = Double(progress.ratings) / Double(max(1, progress.total))
    let rate = Double(progress.ratings) / start.duration(to: now).inSeconds
    return replace(
      with: "Writing: \(progress.ratings.grouped) of \(progress.total.grouped) ratings,"
        + " \(Numbers.fixed(100 * share, 0)) %, \(rate.asRate)/s")
  }

  /// Leaves an empty line.
  mutating func end() -> String { last == nil ? "" : replace(with: "") + "\r" }

  private mutating func replace(with line: String) -> String {
    defer { width = line.count }
    return "\r" + line + String(repeating: " ", count: max(0, width - line.count))
  }
}
