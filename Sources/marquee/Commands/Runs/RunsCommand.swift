import ArgumentParser
import Runs

/// `marquee runs`, which lists them unless one of its subcommands is named.
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
    ], defaultSubcommand: RunsListCommand.self)

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

/// `marquee runs list`
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs that are kept, newest first.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try RunsCommand.store()
    do { try store.check() } catch { throw Failure.noRun(error) }
    // A folder that cannot be read is no reason not to tell of the others.
    let (reports, problems) = RunReport.reading(store.runs())
    for problem in problems { StandardError.write(line: "marquee: warning: \(problem)") }
    try output.write(RunList(reports, in: store))
  }
}

/// `marquee runs show`
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its settings, its epochs, how it is repeated.")

  @Argument(help: "A run's name, the start of it, its folder, or last.")
  var name: String = "last"

  @OptionGroup var output: OutputOptions

  func run() throws { try output.write(RunDetail(RunsCommand.report(name))) }
}

/// `marquee runs compare`
struct RunsCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare runs: what differs in them, and what they came to.")

  @Argument(help: "Two runs or more.")
  var names: [String]

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard names.count >= 2 else { throw ValidationError("expected two runs or more") }
  }

  func run() throws {
    try output.write(RunComparison(names.map { try RunsCommand.report($0) }))
  }
}

/// `marquee runs label`
struct RunsLabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Label a run with words and #tags to find it by; without words, remove its label.",
    discussion: "A run with a label is kept for good, however many follow.")

  @Argument(help: "A run's name, the start of it, its folder, or last.")
  var name: String

  @Argument(help: ArgumentHelp("The label.", valueName: "words"))
  var words: [String] = []

  func run() throws {
    do {
      try RunsCommand.store().run(name).setLabel(words.joined(separator: " "))
    } catch let error as RunFolderError {
      throw Failure.noRun(error)
    }
  }
}
