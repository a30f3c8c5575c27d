import ArgumentParser
import Runs

/// `marquee runs export`
struct RunsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the epochs of a run for other programs.",
    discussion: """
      csv is a file with a line an epoch. tensorboard is a folder, which tensorboard --logdir is pointed at: every run \
      exported there has one of its own in it. Nothing that is there already is written over.
      """)

  @Argument(help: "A run's name, the start of it, its folder, or last.")
  var name: String

  @Argument(help: ArgumentHelp("The new file, or TensorBoard's folder.", valueName: "output"))
  var output: String

  @Option(help: "What to write.")
  var format: RunExport = .csv

  func run() throws {
    let report = try RunsCommand.report(name)
    do {
      let file = try format.write(report, to: output)
      StandardError.write(line: "\(report.epochs.count) epochs are written to \(file)")
    } catch {
      throw Failure.noRun(error)
    }
  }
}

extension RunExport: ExpressibleByArgument {}
