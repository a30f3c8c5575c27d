import ArgumentParser
import Runs

/// `marquee runs label`
struct RunsLabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Call a run something: words and #tags to find it by; nothing takes the label away.",
    discussion: "A run with a label is kept for good, however many follow.")

  @Argument(help: "A run's name, the start of it, its folder, or last.")
  var name: String

  @Argument(help: ArgumentHelp("What to call it.", valueName: "words"))
  var words: [String] = []

  func run() throws {
    do {
      try RunsCommand.store().run(name).setLabel(words.joined(separator: " "))
    } catch let error as RunFolderError {
      throw Failure.noRun(error)
    }
  }
}
