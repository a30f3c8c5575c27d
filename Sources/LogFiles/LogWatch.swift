import Concurrency
import Files
import Glibc
import Logs

/// Watches logs on disk: finds the runs below some paths, new ones as they come, and reads what their files grow by.
public struct LogWatch {
  private let paths: [String]
  private var folders: [LogFolder]
  private var found: [LogFolder.Run] = []
  private var tails: [String: LogTail] = [:]
  /// What the files of a run came to, as long as they are as they were.
  private var kept: [String: Kept] = [:]
  private var looks = 0

  private struct Kept {
    let versions: [Int]
    let log: LoggedRun
  }

  /// Looks between two searches for new files.
  private static let looksPerSearch = 10

  /// - Parameter paths: files and folders.
  public init(_ paths: [String]) {
    self.paths = paths
    folders = paths.map { _ in LogFolder() }
  }

  /// Looks at all files once, several at a time.
  public mutating func look(on workers: Workers) -> WatchedLogs {
    if looks % Self.looksPerSearch == 0 { search() }
    looks += 1
    let files = found.flatMap(\.files)
    for file in files where tails[file] == nil { tails[file] = LogTail(file) }
    let tails = files.compactMap { self.tails[$0] }
    workers.share(tails.count) { tails[$0].look() }
    return logs()
  }

  private mutating func search() {
    var all: [LogFolder.Run] = []
    for (index, path) in paths.enumerated() {
      // Several folders may have runs of the same names.
      let prefix =
        paths.count > 1 && FileKind(at: path) == .folder
        ? Folder.lastComponent(of: path) + "/" : ""
      all += folders[index].runs(below: path).map {
        LogFolder.Run(name: prefix + $0.name, format: $0.format, files: $0.files)
      }
    }
    // What was found stays, though its folder may vanish.
    let names = Set(all.map(\.name))
    found = all + found.filter { !names.contains($0.name) }
    found = Dictionary(found.map { ($0.name, $0) }) { first, _ in first }.values
      .sorted { $0.name < $1.name }
  }

  private mutating func logs() -> WatchedLogs {
    var logs = WatchedLogs()
    let now = Self.nanosecondsNow
    for run in found {
      let tails = run.files.compactMap { self.tails[$0] }
      logs.bytesLeft += tails.reduce(0) { $0 + $1.bytesLeft }
      let modified = tails.map(\.modified).max() ?? 0
      logs.runs.append(
        WatchedRun(
          run.name, run.format, files: run.files, log: log(of: run.name, tails),
          quiet: max(0, Double(now - modified) / 1e9)))
    }
    for folder in folders { logs.problems.add(folder.problems) }
    logs.version =
      self.tails.values.reduce(0) { $0 + $1.version } + found.count + logs.problems.count
    logs.hasLooked = true
    return logs
  }

  private mutating func log(of name: String, _ tails: [LogTail]) -> LoggedRun {
    if tails.count == 1, let tail = tails.first { return tail.contents.run }
    let versions = tails.map(\.version)
    if let kept = kept[name], kept.versions == versions { return kept.log }
    let log = LoggedRun(parts: tails.map { ($0.path, $0.contents.run) })
    kept[name] = Kept(versions: versions, log: log)
    return log
  }

  private static var nanosecondsNow: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
