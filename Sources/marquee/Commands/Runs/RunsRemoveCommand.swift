import ArgumentParser
import Runs

/// `marquee runs remove`
struct RunsRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove runs from the disk.")

  @Argument(help: "The runs' names, the starts of them, their folders, or last.")
  var names: [String]

  func run() throws {
    let store = try RunsCommand.store()
    do {
      // All are found before the first is gone.
      let runs = try names.map { try store.run($0) }
      for run in runs { try run.remove() }
      for run in runs { StandardError.write(line: "\(run.name) is removed.") }
    } catch let error as RunFolderError {
      throw Failure.noRun(error)
    }
  }
}
