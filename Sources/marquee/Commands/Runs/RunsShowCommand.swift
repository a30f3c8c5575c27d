import ArgumentParser
import Runs

/// `marquee runs show`
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its settings, its epochs, how it is repeated.")

  @Argument(help: "A run's name, the start of it, its folder, or last.")
  var name: String = "last"

  @OptionGroup var output: OutputOptions

  func run() throws { try output.write(RunDetail(RunsCommand.report(name))) }
}
