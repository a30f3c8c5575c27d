import Concurrency
import RatingData

/// How far several workers have come with one file, told to whoever watches.
///
/// Reports come one after another and never go back, and are made outside of the lock: whoever adds while
/// another worker reports leaves it to that one to report once more.
final class ReadingProgress: Sendable {
  private let watch: LoadingWatch
  private let file: String
  private let totalBytes: Int?
  private let counts = Guarded(Counts())

  private struct Counts {
    var bytes = 0
    var ratings = 0
    var isNew = false
    var isReporting = false
  }

  init(_ watch: LoadingWatch, file: String, totalBytes: Int?) {
    self.watch = watch
    self.file = file
    self.totalBytes = totalBytes
  }

  /// Takes note of a block that was parsed.
  func add(bytes: Int, ratings: Int) {
    let isMine = counts.withLock { counts in
      counts.bytes += bytes
      counts.ratings += ratings
      counts.isNew = true
      defer { counts.isReporting = true }
      return !counts.isReporting
    }
    guard isMine else { return }
    while let news = takeNews() { report(.reading, news) }
  }

  /// Takes note that all blocks are parsed; after the last `add` has returned.
  func startArranging() { report(.arranging, counts.withLock { $0 }) }

  /// What has not been reported; nil, which ends the reporting, where all has.
  private func takeNews() -> Counts? {
    counts.withLock { counts in
      guard counts.isNew else {
        counts.isReporting = false
        return nil
      }
      counts.isNew = false
      return counts
    }
  }

  private func report(_ stage: LoadingProgress.Stage, _ counts: Counts) {
    watch.report(
      LoadingProgress(
        stage: stage, file: file, bytes: counts.bytes, totalBytes: totalBytes,
        ratings: counts.ratings))
  }
}
