import Cells
import RatingFiles
import RatingWriting

/// What a person reads while ratings are written.
struct WritingLine {
  private var line = StatusLine()

  /// What to write; nothing most of the time.
  mutating func text(for progress: WritingProgress) -> String {
    line.text { seconds in
      let share = Double(progress.ratings) / Double(max(1, progress.total))
      let rate = Double(progress.ratings) / seconds
      return "Writing: \(progress.ratings.grouped) of \(progress.total.grouped) ratings,"
        + " \(Numbers.fixed(100 * share, 0)) %, \(rate.asRate)/s"
    }
  }

  /// Leaves an empty line.
  mutating func end() -> String { line.end() }
}
