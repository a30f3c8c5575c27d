import ArgumentParser
import Runs

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
