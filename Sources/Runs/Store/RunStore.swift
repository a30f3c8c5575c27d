import Files
import FoundationEssentials
import Learning

/// Where runs are kept: a folder each, the newest of them.
public struct RunStore: Sendable {
  public let path: String
  private let limits: RunLimits
  let hiddenRuns = HiddenRuns()

  /// - Parameter limits: beyond them the oldest go.
  public init(_ path: String, limits: RunLimits = RunLimits()) {
    self.path = path
    self.limits = limits
  }

  /// The runs, newest first: as they began, whatever the clock said then.
  public func runs() -> [RunFolder] {
    folders.map { (run: $0, place: RunPlace($0)) }.sorted { $0.place > $1.place }.map(\.run)
  }

  /// - Throws: where the folder is there and cannot be looked into: that no run is found in it says nothing.
  public func check() throws(RunFolderError) {
    guard FileKind(at: path) != nil else { return }
    do throws(FileFailure) {
      _ = try Folder.names(in: path)
    } catch {
      throw .refused(path: path, why: "\(error)")
    }
  }

  /// The runs in no order.
  var folders: [RunFolder] {
    ((try? Folder.names(in: path)) ?? []).filter { !$0.hasPrefix(".") }
      .map { RunFolder(path + "/" + $0) }.filter(\.isRun)
  }

  /// The run that began last. One that failed before its first epoch does not count, and one that was killed before
  /// anything was written counts where there is no other.
  private var last: RunFolder? {
    var killed: RunFolder?
    for run in runs() {
      guard let report = try? RunReport(run) else { continue }
      if report.hasSomethingToShow { return run }
      if report.status == .interrupted, killed == nil { killed = run }
    }
    return killed
  }

  /// A run by its name or the start of it, by its folder's path, or the one that began last by `last`.
  public func run(_ name: String) throws(RunFolderError) -> RunFolder {
    try check()
    if name == "last", let last { return last }
    let exact = RunFolder(path + "/" + name)
    if !name.isEmpty, exact.isRun { return exact }
    // From the root, so that `.` has a name; a link stays one.
    let byPath = RunFolder(FileKind.isLink(name) ? name : Folder.followingLinks(name) ?? name)
    if byPath.isRun { return byPath }
    let found = runs().filter { $0.name.hasPrefix(name) }
    guard let first = found.first, !name.isEmpty else {
      guard name != "last" else {
        throw .noRun(path: name, why: "no run in \(path) has completed an epoch")
      }
      throw .noRun(path: name, why: "neither a folder nor the name of a run in \(path)")
    }
    guard found.count == 1 else { throw .ambiguous(name: name, runs: found.map(\.name)) }
    return first
  }

  /// A new folder for a run that begins now.
  public func makeFolder(
    data: String, preset: String, at date: Date
  ) throws(RunFolderError) -> RunFolder {
    let plain = data.map { character in
      character.isASCII && (character.isLetter || character.isNumber || "-._".contains(character))
        ? character : "-"
    }
    let time = date.formatted(
      .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
        .timeSeparator(.omitted).dateTimeSeparator(.standard))
    let name = "\(time)-\(String(plain).prefix(40))-\(preset)"
    do {
      try Folder.create(path)
      var number = 1
      while true {
        let folder = path + "/" + (number == 1 ? name : "\(name)-\(number)")
        // A run that is hidden may come back to its name.
        let isFree = FileKind(at: hidden(RunFolder(folder)).path) == nil
        // Commands and logs may say what is not for everybody.
        if isFree, try Folder.createNew(folder, permissions: 0o700) { return RunFolder(folder) }
        number += 1
      }
    } catch {
      throw RunFolderError(error, at: path)
    }
  }

  /// Takes the oldest runs away where there are too many, or too large ones. Those that are trained stay and do not
  /// count: they may repeat one that is there. Those with a label stay, and the newest does.
  ///
  /// - Parameter spared: a run that stays, too.
  /// - Returns: those whose folders stay, for what marquee did not write.
  @discardableResult
  public func prune(sparing spared: RunFolder? = nil) -> [RemovedRun] {
    let left = try? alone {
      var bytes = 0
      var left: [RemovedRun] = []
      for (index, run) in runs().filter({ $0.label.isEmpty && !$0.isLocked }).enumerated() {
        bytes += run.size
        guard index > 0, run != spared, index >= limits.count || bytes > limits.bytes else {
          continue
        }
        if let removed = try? run.remove(), !removed.left.isEmpty { left.append(removed) }
      }
      return left
    }
    return left ?? []
  }
}

/// How much of runs is kept on disk.
public struct RunLimits: Sendable, Equatable {
  public var count = 50
  public var bytes = 1 << 30

  public init() {}
}
