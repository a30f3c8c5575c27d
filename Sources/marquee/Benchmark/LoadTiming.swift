import Concurrency
import RatingData
import RatingFiles
import Session

/// How long ratings take to be read, from files to indexes.
struct LoadTiming {
  /// The size of the file of ratings, unpacked.
  let bytes: Int
  /// Reading its lines alone, with one thread.
  let lines: Double
  /// All of it, with one thread.
  let oneThread: Double
  /// With as many as there are; they read what is read by default.
  let allThreads: Double
  let threads: Int
  /// What the same bytes cost others; nil where they don't lie on a disk as they are.
  let scan: ScanTiming?
}

extension LoadTiming {
  /// - Parameter repetitions: the best of so many is taken.
  init(_ source: Source, _ options: ReadingOptions, repetitions: Int) throws(LoadError) {
    var one = options
    one.threads = 1
    let last = Guarded((bytes: 0, read: ContinuousClock.now))
    let watch = LoadingWatch(report: { progress in
      last.withLock { $0 = (progress.bytes, .now) }
    })
    var lines = Double.infinity
    let oneThread = try Stopwatch.fastest(of: repetitions) { () throws(LoadError) in
      let start = ContinuousClock.now
      let data = try source.load(one, watch: watch)
      lines = min(lines, start.duration(to: last.withLock { $0.read }).inSeconds)
      return data
    }
    let allThreads = try Stopwatch.fastest(of: repetitions) { () throws(LoadError) in
      try source.load(options)
    }
    self.init(
      bytes: last.withLock { $0.bytes }, lines: lines, oneThread: oneThread,
      allThreads: allThreads, threads: options.threads,
      scan: try source.ratingsFile().flatMap { ScanTiming($0, repetitions: repetitions) })
  }
}
