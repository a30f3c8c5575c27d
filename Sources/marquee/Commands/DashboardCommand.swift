import ArgumentParser

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `marquee` alone.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "The dashboard: train and look around. (default)")

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(help: ArgumentHelp("Colours: the name of a theme.", valueName: "name"))
  var theme: String?

  func run() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw Failure.noTerminal }
    // The seam: hand `Source(data.data)`, `training` and `theme` to the session here.
    throw Failure.noTerminal
  }
}
