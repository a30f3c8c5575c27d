import Cells
import Concurrency
import RatingData
import RatingFiles
import RatingWriting
import Text

/// What a person reads while ratings are read.
struct LoadingLine {
  private var line = StatusLine()

  /// What to write; nothing most of the time.
  mutating func text(for progress: LoadingProgress) -> String {
    line.text { Self.status(progress, after: $0) }
  }

  /// Leaves an empty line.
  mutating func end() -> String { line.end() }

  static func status(_ progress: LoadingProgress, after seconds: Double) -> String {
    let file = progress.file.excerpt(30)
    guard progress.stage == .reading else {
      return "Putting \(progress.ratings.counted("rating")) of \(file) in order"
    }
    var facts = [progress.ratings.counted("rating")]
    if let done = progress.done { facts.append("\(Numbers.fixed(100 * done, 0)) %") }
    facts.append("\(progress.bytesPerSecond(after: seconds).asRate)B/s")
    if let left = progress.secondsLeft(after: seconds) { facts.append("\(left.asDuration) left") }
    return "Reading \(file): " + facts.joined(separator: ", ")
  }
}

extension LoadingWatch {
  /// Tells a person on standard error, where one is there.
  static func onStandardError() -> (watch: LoadingWatch, end: () -> Void) {
    guard StandardError.isTerminal else { return (.none, {}) }
    let line = Guarded(LoadingLine())
    let watch = LoadingWatch(report: { progress in
      StandardError.write(line.withLock { $0.text(for: progress) })
    })
    return (watch, { StandardError.write(line.withLock { $0.end() }) })
  }
}

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
