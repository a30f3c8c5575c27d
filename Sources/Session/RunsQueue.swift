import Dashboard
import Dispatch
import RatingData
import Runs

/// Reads what is kept of runs, on a queue of its own: fifty runs are many files.
struct RunsQueue {
  private let queue = DispatchQueue(label: "marquee.runs", qos: .userInitiated)
  /// Whoever leaves does not wait for a large state that is read.
  private let reading = DispatchQueue(label: "marquee.runs.reading", qos: .userInitiated)
  /// nil where there is no folder for runs.
  let store: RunStore?
  let mailbox: Mailbox

  /// Takes off the disk what a program removed that was killed before its end.
  func begin() { queue.async { [store] in store?.removeHidden() } }

  func list() {
    queue.async { [store, mailbox] in
      let (reports, problems) = RunReport.reading(store?.runs() ?? [])
      mailbox.post(.runs(reports))
      if let first = problems.first { mailbox.post(.notice("\(first)")) }
    }
  }

  /// Reads a run to resume it on these ratings.
  func read(_ run: RunFolder, for ratings: Ratings) {
    reading.async { [mailbox] in
      do throws(RunFolderError) {
        guard !run.isLocked else { throw .inUse(path: run.path) }
        let resumed = try ResumedRun(run)
        try resumed.check(ratings)
        mailbox.post(.resuming(resumed))
      } catch {
        mailbox.post(.notice("\(error)"))
      }
    }
  }

  func hide(_ run: RunFolder) {
    attempt { [mailbox] store throws(RunFolderError) in
      let left = try store.hide(run)
      guard !left.isEmpty else { return }
      mailbox.post(
        .notice(
          "\(run.name) is removed but for \(left.joined(separator: ", ")), which others wrote: u brings it back"
        ))
    }
  }

  func restore(_ run: RunFolder) {
    attempt { store throws(RunFolderError) in try store.restore(run) }
  }

  func label(_ run: RunFolder, _ label: String) {
    attempt { _ throws(RunFolderError) in try run.setLabel(label) }
  }

  func export(_ folder: RunFolder) {
    attempt { [mailbox] _ throws(RunFolderError) in
      let run = try RunReport(folder)
      let file = try RunExport.csv.write(run, to: "\(folder.name).csv")
      mailbox.post(.notice("\(run.epochs.count) epochs are written to \(file)"))
    }
  }

  private func attempt(_ work: @escaping @Sendable (RunStore) throws(RunFolderError) -> Void) {
    guard let store else { return }
    queue.async { [mailbox] in
      do {
        try work(store)
      } catch {
        mailbox.post(.notice("\(error)"))
      }
    }
  }

  /// Takes off the disk what was removed and not brought back.
  func end() { queue.sync { store?.removeHidden() } }
}
