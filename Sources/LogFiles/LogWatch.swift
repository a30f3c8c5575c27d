import Concurrency
import Glibc
import Logs

/// Watches logs on disk: finds the runs below some paths, new ones as they come, and reads what their files grow by.
public struct LogWatch {
  private var search: LogSearch
  /// Followed files of the runs that were found, in their order.
  private var runs: [(run: LogFolder.Run, tails: [LogTail])] = []
  private var tails: [LogFile: LogTail] = [:]
  private var allTails: [LogTail] = []
  /// What the files of a run came to, as long as they are as they were.
  private var kept: [String: Kept] = [:]
  private var looks = 0
  private var nextSearch = 0
  /// Searches that found something else than the one before.
  private var searches = 0
  /// Bytes that are still to be read before what is there is known.
  public private(set) var bytesLeft = 0

  private struct Kept {
    let versions: [Int]
    let log: LoggedRun
  }

  /// Looks between two searches for new files, where there are not many; where there are, up to five times as many.
  private static let looksPerSearch = 10
  private static let filesPerSearch = 2000

  /// - Parameter paths: files and folders.
  public init(_ paths: [String]) { search = LogSearch(paths) }

  /// Looks at the files once, several at a time; at those that are silent not each time.
  public mutating func look(on workers: Workers) -> WatchedLogs {
    _ = readOn(workers)
    return logs()
  }

  /// Looks in the same way; nil where nothing is new: putting thousands of runs together takes its time.
  public mutating func news(on workers: Workers) -> WatchedLogs? {
    readOn(workers) ? logs() : nil
  }

  /// - Returns: whether anything is new.
  private mutating func readOn(_ workers: Workers) -> Bool {
    var isNew = false
    if looks >= nextSearch {
      isNew = search.search()
      if isNew { takeRuns() }
      nextSearch =
        looks + Self.looksPerSearch * min(5, 1 + search.looked / Self.filesPerSearch)
    }
    looks += 1
    let (look, time) = (looks, Self.nanosecondsNow)
    let due = allTails.filter { $0.isDue(at: look) }
    let before = due.reduce(0) { $0 + $1.version }
    workers.share(due.count) { due[$0].look(look, at: time) }
    bytesLeft = due.reduce(0) { $0 + $1.bytesLeft }
    return isNew || due.reduce(0) { $0 + $1.version } != before
  }

  private mutating func takeRuns() {
    searches += 1
    runs = search.found.map { run in
      (
        run,
        run.files.map { file in
          if let tail = tails[file] { return tail }
          let tail = LogTail(file, number: tails.count)
          tails[file] = tail
          return tail
        }
      )
    }
    allTails = runs.flatMap(\.tails)
  }

  private mutating func logs() -> WatchedLogs {
    var logs = WatchedLogs()
    let now = Self.nanosecondsNow
    for (run, tails) in runs {
      let modified = tails.map(\.modified).max() ?? 0
      let log = log(of: run.id, tails)
      logs.runs.append(
        WatchedRun(
          name(of: run, log), run.format, files: run.files.map(\.path), log: log,
          quiet: max(0, Double(now - modified) / 1e9)))
    }
    logs.bytesLeft = bytesLeft
    logs.problems = search.problems
    logs.version = allTails.reduce(0) { $0 + $1.version } + searches + logs.problems.count
    logs.runs.sort { $0.name < $1.name }
    logs.hasLooked = true
    return logs
  }

  /// Beside its folder's what the log itself calls the run.
  private func name(of run: LogFolder.Run, _ log: LoggedRun) -> String {
    log.title.map { "\($0) (\(run.name))" } ?? run.name
  }

  private mutating func log(of id: String, _ tails: [LogTail]) -> LoggedRun {
    if tails.count == 1, let tail = tails.first { return tail.contents.run }
    let versions = tails.map(\.version)
    if let kept = kept[id], kept.versions == versions { return kept.log }
    let log = LoggedRun(parts: tails.map { ($0.file.path, $0.contents.run) })
    kept[id] = Kept(versions: versions, log: log)
    return log
  }

  private static var nanosecondsNow: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
