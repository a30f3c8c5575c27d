import ArgumentParser
import Runs

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
