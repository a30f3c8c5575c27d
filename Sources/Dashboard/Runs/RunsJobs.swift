import Jobs
import RatingData
import Runs

/// What the screen asks of the runs on disk.
enum RunsRequest: Sendable, Equatable {
  case list
  /// Takes a run off the list; it can be brought back while the program runs.
  case hide(RunFolder)
  case restore(RunFolder)
  case label(RunFolder, String)
  /// Writes the epochs of a run to a new file in the working folder.
  case export(RunFolder)

  /// Takes what is kept: a newer list in place of one that was not begun.
  static let listing = JobSlot<RunsRequest, Never, RunsOnDisk>(JobIdentity("list runs"))
  /// Takes what there is to say of a change; each is made, in the order in which they were asked for.
  static let changes = JobSlot<RunsRequest, Never, [String]>(JobIdentity("change runs"))

  /// - Parameter store: nil where there is no folder for runs.
  func job(in store: RunStore?) -> Job {
    switch self {
    case .list:
      Self.listing.job(self, at: .disk, replacing: .waiting) { _, _ in RunsOnDisk(store) }
    case .hide, .restore, .label, .export:
      Self.changes.job(self, at: .disk, replacing: .none) { request, _ in
        try store.map { try request.change($0) } ?? []
      }
    }
  }

  /// - Returns: what there is to say.
  private func change(_ store: RunStore) throws(RunFolderError) -> [String] {
    switch self {
    case .list: return []
    case .hide(let run):
      let left = try store.hide(run)
      guard !left.isEmpty else { return [] }
      return [
        "\(run.name) is removed, without \(left.joined(separator: ", ")), which marquee did not write: u brings it back"
      ]
    case .restore(let run):
      try store.restore(run)
      return []
    case .label(let run, let label):
      try run.setLabel(label)
      return []
    case .export(let folder):
      let run = try RunReport(folder)
      let file = try RunExport.csv.write(run, to: "\(folder.name).csv")
      return ["\(run.epochs.count) epochs are written to \(file)"]
    }
  }
}

/// The runs that are kept, newest first, and why some cannot be read.
struct RunsOnDisk: Sendable {
  let reports: [RunReport]
  var problems: [RunFolderError] = []
}

extension RunsOnDisk {
  fileprivate init(_ store: RunStore?) {
    (reports, problems) = RunReport.reading(store?.runs() ?? [])
    do throws(RunFolderError) { try store?.check() } catch { problems.insert(error, at: 0) }
  }
}

/// A kept run that is to be resumed.
struct ResumeRequest: Sendable, Equatable {
  let run: RunFolder

  /// Takes the run, read and checked.
  static let slot = JobSlot<ResumeRequest, Never, Result<ResumedRun, RunFolderError>>(
    JobIdentity("resume a run"))

  /// Whoever leaves does not wait for a large state that is read.
  func job(on ratings: Ratings) -> Job {
    Self.slot.job(self, at: .longAnswer) { request, _ in
      do throws(RunFolderError) {
        guard !request.run.isLocked else { throw .inUse(path: request.run.path) }
        let resumed = try ResumedRun(request.run)
        try resumed.check(ratings)
        return .success(resumed)
      } catch {
        return .failure(error)
      }
    }
  }
}

extension Shared {
  /// Asks something of the runs on disk.
  func runs(_ request: RunsRequest) -> Effect { .run(request.job(in: runStore)) }

  mutating func takeChange(_ done: JobDone) -> [Effect]? {
    guard let (_, outcome) = RunsRequest.changes.take(done) else { return nil }
    switch outcome {
    case .result(let sentences): if let first = sentences.first { note = first }
    case .failed(let reason): note = reason
    case .progress: break
    }
    return []
  }

  mutating func takeResumed(_ done: JobDone) -> [Effect]? {
    guard let (_, outcome) = ResumeRequest.slot.take(done) else { return nil }
    switch outcome {
    case .result(.success(let resumed)): return start(resuming: resumed)
    case .result(.failure(let error)):
      note = error.brief
      log.append("\(error)")
    case .failed(let reason): note = reason
    case .progress: break
    }
    return []
  }
}
