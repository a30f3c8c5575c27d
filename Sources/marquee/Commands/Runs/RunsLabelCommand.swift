import ArgumentParser
import Runs

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
