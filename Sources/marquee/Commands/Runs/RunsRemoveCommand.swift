import ArgumentParser
import Runs

/// `marquee runs remove`
struct RunsRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove runs from the disk.",
    discussion: """
      Only what marquee wrote is removed. A folder that holds anything else stays, with that in it, and is named.
      """)

  @Argument(help: "The runs' names, the starts of them, their folders, or last.")
  var names: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try RunsCommand.store()
    var removed: [RemovedRun] = []
    do {
      // All are found, and may be removed, before the first is gone.
      var runs: [RunFolder] = []
      for name in names {
        let run = try store.run(name)
        if !runs.contains(run) { runs.append(run) }
      }
      for run in runs { try run.checkRemovable() }
      for run in runs { removed.append(try run.remove()) }
    } catch {
      if !removed.isEmpty { try output.write(RemovedRuns(removed)) }
      throw Failure.noRun(error)
    }
    try output.write(RemovedRuns(removed))
  }
}
