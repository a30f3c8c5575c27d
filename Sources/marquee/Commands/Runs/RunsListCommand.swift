import ArgumentParser
import Runs

/// `marquee runs list`
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs that are kept, newest first.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try RunsCommand.store()
    // A folder that cannot be read is no reason not to tell of the others.
    try output.write(RunList(store.runs().compactMap { try? RunReport($0) }, in: store))
  }
}
