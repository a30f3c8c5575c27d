import Learning
import Logs
import Runs
import Session

/// How long a log of another program takes to be read, from bytes to series, by one thread.
struct LogTiming {
  let points: Int
  let bytes: Int
  let seconds: Double
  /// A frame of 200 × 60 while 300 runs of so many points are watched, six of which are drawn.
  let frameSeconds: Double
}

extension LogTiming {
  private static let runs = 300

  /// - Parameter repetitions: the best of so many is taken.
  init(epochs: Int, repetitions: Int) {
    let records = (1...max(1, epochs)).map { epoch in
      EpochRecord(
        epoch: epoch,
        metrics: EpochMetrics(trained: 1 / Double(epoch), validated: 2 / Double(epoch)),
        seconds: nil, ratingsPerSecond: nil, isBest: false, epochsSinceBest: 0)
    }
    let file = TensorBoardFile(records, names: ("loss", "val_loss"), start: 0)
    var log = LogContents(file: "log")
    let seconds = Stopwatch.fastest(of: repetitions) {
      log = LogContents(file: "log")
      file.bytes.withUnsafeBytes { log.read($0) }
    }
    let runs = (0..<Self.runs).map {
      WatchedRun("run \($0)", .tensorBoard, files: ["log"], log: log.run, quiet: 0)
    }
    self.init(
      points: log.run.count, bytes: file.bytes.count, seconds: seconds,
      frameSeconds: LogFrameTiming(runs).seconds(repetitions: repetitions))
  }
}
