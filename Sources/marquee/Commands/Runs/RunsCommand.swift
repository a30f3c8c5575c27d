import ArgumentParser
import Runs

/// `marquee runs`, which holds nothing but its subcommands.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List, show, compare, label, export and remove earlier runs.",
    discussion: """
      Every run of train and of the dashboard is kept, unless --no-run is given, and the oldest go where there are more \
      than fifty or they take more than a gigabyte. One that repeats a kept run bit for bit is counted with that instead, \
      unless either has a label, was resumed or is a branch. marquee --resume RUN and marquee train --resume RUN go on \
      with one, and --weights RUN answers from its best model. RUN is a name, the start of one, a folder, or last: the \
      run that began last, and did not fail before its first epoch.
      """,
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsCompareCommand.self, RunsLabelCommand.self,
      RunsExportCommand.self, RunsRemoveCommand.self,
    ])

  /// - Throws: where there is no home for runs.
  static func store() throws(Failure) -> RunStore {
    guard let store = Home.runStore else {
      throw .usage("neither XDG_DATA_HOME nor HOME is set, so that there is no place for runs")
    }
    return store
  }

  static func report(_ name: String) throws(Failure) -> RunReport {
    let store = try store()
    do {
      return try RunReport(store.run(name))
    } catch {
      throw .noRun(error)
    }
  }
}
