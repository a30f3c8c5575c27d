import Concurrency
import Files
import Glibc
import Logs

/// Watches logs on disk: finds the runs below some paths, new ones as they come, and reads what their files grow by.
public struct LogWatch {
  private let paths: [String]
  private var folders: [LogFolder]
  private var found: [LogFolder.Run] = []
  private var tails: [LogFile: LogTail] = [:]
  /// What the files of a run came to, as long as they are as they were.
  private var kept: [String: Kept] = [:]
  private var looks = 0
  private var nextSearch = 0
  /// Searches that found something else than the one before.
  private var searches = 0

  private struct Kept {
    let versions: [Int]
    let log: LoggedRun
  }

  /// Looks between two searches for new files, where there are not many; where there are, up to five times as many.
  private static let looksPerSearch = 10
  private static let filesPerSearch = 2000

  /// - Parameter paths: files and folders.
  public init(_ paths: [String]) {
    self.paths = paths
    folders = paths.map { _ in LogFolder() }
  }

  /// Looks at the files once, several at a time; at those that are silent not each time.
  public mutating func look(on workers: Workers) -> WatchedLogs {
    if looks >= nextSearch { search() }
    looks += 1
    for file in found.flatMap(\.files) where tails[file] == nil {
      tails[file] = LogTail(file, number: tails.count)
    }
    let look = looks
    let due = tails.values.filter { $0.isDue(at: look) }
    workers.share(due.count) { due[$0].look(look) }
    return logs()
  }

  private mutating func search() {
    let before = found
    defer {
      searches += found == before ? 0 : 1
      let files = folders.reduce(0) { $0 + $1.looked }
      nextSearch = looks + Self.looksPerSearch * min(5, 1 + files / Self.filesPerSearch)
    }
    var all: [LogFolder.Run] = []
    for (index, path) in paths.enumerated() {
      // Several folders may have runs of the same names.
      let prefix =
        paths.count > 1 && FileKind(at: path) == .folder
        ? Folder.lastComponent(of: path) + "/" : ""
      all += folders[index].runs(below: path).map {
        LogFolder.Run(id: $0.id, name: prefix + $0.name, format: $0.format, files: $0.files)
      }
    }
    // What was found stays, though its folder may vanish.
    let (ids, names) = (Set(all.map(\.id)), Set(all.map(\.name)))
    let gone = found.filter { !ids.contains($0.id) && !names.contains($0.name) }
    found = Self.told(all + gone).sorted { $0.name < $1.name }
  }

  /// Each run once, and by names that tell them apart: those of MLflow need not.
  private static func told(_ runs: [LogFolder.Run]) -> [LogFolder.Run] {
    var ids: Set<String> = []
    var names: Set<String> = []
    return runs.compactMap { run in
      guard ids.insert(run.id).inserted else { return nil }
      guard !names.insert(run.name).inserted else { return run }
      let name = "\(run.name) (\(Folder.lastComponent(of: run.id).prefix(8)))"
      guard names.insert(name).inserted else { return nil }
      return LogFolder.Run(id: run.id, name: name, format: run.format, files: run.files)
    }
  }

  /// Beside its folder's what the log itself calls the run.
  private func name(of run: LogFolder.Run, _ log: LoggedRun) -> String {
    log.title.map { "\($0) (\(run.name))" } ?? run.name
  }

  private mutating func logs() -> WatchedLogs {
    var logs = WatchedLogs()
    let now = Self.nanosecondsNow
    for run in found {
      let tails = run.files.compactMap { self.tails[$0] }
      logs.bytesLeft += tails.reduce(0) { $0 + $1.bytesLeft }
      let modified = tails.map(\.modified).max() ?? 0
      let log = log(of: run.id, tails)
      logs.runs.append(
        WatchedRun(
          name(of: run, log), run.format, files: run.files.map(\.path), log: log,
          quiet: max(0, Double(now - modified) / 1e9)))
    }
    for folder in folders { logs.problems.add(folder.problems) }
    logs.version =
      self.tails.values.reduce(0) { $0 + $1.version } + searches + logs.problems.count
    logs.runs.sort { $0.name < $1.name }
    logs.hasLooked = true
    return logs
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
